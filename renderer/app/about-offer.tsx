import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Journey } from '#shared/model/destination.ts';
import { followDestinations } from './destinations.ts';
import { keepLink } from './kept-link.ts';

const AboutDialog = lazy(async () => ({
  default: (await import('#renderer/features/settings/index.ts')).AboutDialog,
}));

/**
 * Leads to terms and source where nobody is enrolled, from here as from the menu. Whatever else the menu and the tray lead to
 * is not there yet, and is not gone to later, when nobody remembers it; where a link leads to is.
 */
export function AboutOffer() {
  const text = useText();
  const client = useBridge();
  const [open, setOpen] = useState(false);
  const go = useEffectEvent((journey: Journey) => {
    if (journey.by === 'link') keepLink(journey);
    else if (journey.to.kind === 'page' && journey.to.page === 'about') setOpen(true);
  });
  useEffect(() => followDestinations(client, (journey) => go(journey)), [client]);
  return (
    <>
      <Button look="ghost" onClick={() => setOpen(true)}>
        {text('settings.about')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <AboutDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
