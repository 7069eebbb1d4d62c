import { DamageBanner } from '#renderer/features/recovery/index.ts';
import { Banner } from '#renderer/ui/banner.tsx';
import { useDelayed } from '#renderer/ui/hooks/use-delayed.ts';
import { CircleAlert, HardDrive, WifiOff } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { offlineDelay } from '../model/offline-delay.ts';
import { statusBanners, type StatusBanner } from '../model/status-banners.ts';
import { ClockBanner } from './clock-banner.tsx';
import { RelayBanner } from './relay-banner.tsx';
import { RestartingBanner } from './restarting-banner.tsx';

/** Above the content while something is wrong with this PC or its way to the backend; the gravest first. */
export function StatusBanners({ status }: { readonly status: AppStatus }) {
  const offline = useDelayed(status.connection === 'offline', offlineDelay);
  return statusBanners(status, offline).map((banner) => (
    <OneBanner key={banner} banner={banner} clockSkewMs={status.clockSkewMs} />
  ));
}

function OneBanner({
  banner,
  clockSkewMs,
}: {
  readonly banner: StatusBanner;
  readonly clockSkewMs: number | null;
}) {
  const text = useText();
  switch (banner) {
    case 'database-damaged':
      return <DamageBanner />;
    case 'restarting':
      return <RestartingBanner />;
    case 'storage-failing':
      return <StorageBanner health="failing" />;
    case 'storage-full':
      return <StorageBanner health="full" />;
    case 'revoked':
    case 'refused':
      return (
        <Banner
          tone="danger"
          icon={CircleAlert}
          title={text(`connection.${banner}.title`)}
          text={text(`connection.${banner}.text`)}
        />
      );
    case 'relay-unusable':
      return <RelayBanner enrolled />;
    case 'offline':
      return (
        <Banner
          tone="warn"
          icon={WifiOff}
          title={text('connection.offline.title')}
          text={text('connection.offline.text')}
        />
      );
    case 'clock-skew':
      return <ClockBanner milliseconds={clockSkewMs ?? 0} />;
    default:
      return assertNever(banner);
  }
}

function StorageBanner({ health }: { readonly health: 'full' | 'failing' }) {
  const text = useText();
  return (
    <Banner
      tone="danger"
      icon={HardDrive}
      title={text(`storage.${health}.title`)}
      text={text(`storage.${health}.text`)}
    />
  );
}
