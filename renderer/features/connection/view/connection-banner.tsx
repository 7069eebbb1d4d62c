import { Banner } from '#renderer/ui/banner.tsx';
import { useDelayed } from '#renderer/ui/hooks/use-delayed.ts';
import { CircleAlert, WifiOff } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import { offlineDelay } from '../model/offline-delay.ts';

/** Above the content while nothing can be sent: after 3 s offline, or when this PC was revoked. */
export function ConnectionBanner({ state }: { readonly state: ConnectionState }) {
  const text = useText();
  const offline = useDelayed(state === 'offline', offlineDelay);
  if (state === 'revoked') {
    return (
      <Banner
        tone="danger"
        icon={CircleAlert}
        title={text('connection.revoked.title')}
        text={text('connection.revoked.text')}
      />
    );
  }
  if (!offline) return null;
  return (
    <Banner
      tone="warn"
      icon={WifiOff}
      title={text('connection.offline.title')}
      text={text('connection.offline.text')}
    />
  );
}
