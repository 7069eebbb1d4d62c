import { Banner } from '#renderer/ui/banner.tsx';
import { useDelayed } from '#renderer/ui/hooks/use-delayed.ts';
import { CircleAlert, WifiOff } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { offlineDelay } from '../model/offline-delay.ts';
import { RelayBanner } from './relay-banner.tsx';

/** Above the content while nothing can be sent: after 3 s offline, or when the backend has shut this PC out. */
export function ConnectionBanner({ status }: { readonly status: AppStatus }) {
  const text = useText();
  const state = status.connection;
  const offline = useDelayed(state === 'offline', offlineDelay);
  if (state === 'revoked' || state === 'refused') {
    return (
      <Banner
        tone="danger"
        icon={CircleAlert}
        title={text(`connection.${state}.title`)}
        text={text(`connection.${state}.text`)}
      />
    );
  }
  if (status.failure === 'relay-unusable') return <RelayBanner enrolled />;
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
