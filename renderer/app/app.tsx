import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { statusQuery } from '#renderer/bridge/queries.ts';
import { RelayBanner, RestartingBanner, VaultBanner } from '#renderer/features/connection/index.ts';
import { FailureScreen } from '#renderer/features/failure/index.ts';
import { RecoveryResultDialog } from '#renderer/features/recovery/index.ts';
import { SignInScreen } from '#renderer/features/sign-in/index.ts';
import { ToastPlace } from '#renderer/ui/toast/toast-place.tsx';
import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { AboutOffer } from './about-offer.tsx';
import styles from './app.module.css';
import { useDocumentState } from './document-state.ts';
import { LoadingScreen } from './loading-screen.tsx';
import { MainWindowKeys } from './main-window-keys.tsx';
import type { OwnConversation } from './own-conversation.ts';
import { ClosedOwnWindow, LoadingOwnWindow, OwnWindow } from './own-window.tsx';
import { Shell } from './shell.tsx';
import { useSizes } from './sizes.ts';
import { TitleBar } from './title-bar.tsx';

/**
 * One screen a phase of the messenger; over it the end of a recovery, which began on another screen. A window of its own
 * shows its conversation in place of all that.
 */
export function App({ own }: { readonly own: OwnConversation | null }) {
  useSizes();
  return own === null ? (
    <>
      <Screen />
      <RecoveryResultDialog />
      <ToastPlace />
    </>
  ) : (
    <>
      <OwnScreen own={own} />
      <MainWindowKeys />
      <ToastPlace />
    </>
  );
}

function OwnScreen({ own }: { readonly own: OwnConversation }) {
  const { data: status, error } = useQuery(statusQuery(useBridge()));
  if (status === undefined) return error === null ? <LoadingOwnWindow /> : <ClosedOwnWindow failed />;
  switch (status.phase) {
    case 'starting':
      return <LoadingOwnWindow />;
    case 'ready':
      return <OwnWindow status={status} conversation={own} />;
    case 'sign-in':
    case 'failed':
      return <ClosedOwnWindow failed={status.phase === 'failed'} />;
    default:
      return assertNever(status.phase);
  }
}

function Screen() {
  const { data: status, error } = useQuery(statusQuery(useBridge()));
  if (status === undefined) {
    return error === null ? <Loading /> : <Failed code={AppError.from(error).code} status={undefined} />;
  }
  switch (status.phase) {
    case 'starting':
      return <Loading />;
    case 'sign-in':
      return <SigningIn status={status} />;
    case 'ready':
      return <Shell status={status} />;
    case 'failed':
      // What has failed is found anew by the next one.
      return status.failure === 'worker-lost' ? (
        <Loading isRestarting />
      ) : (
        <Failed code={status.failure ?? 'internal'} status={status} />
      );
    default:
      return assertNever(status.phase);
  }
}

function Loading({ isRestarting = false }: { readonly isRestarting?: boolean }) {
  useDocumentState('loading');
  return (
    <div className={styles.frame}>
      <TitleBar />
      {isRestarting && <RestartingBanner />}
      <LoadingScreen />
    </div>
  );
}

function SigningIn({ status }: { readonly status: AppStatus }) {
  useDocumentState('sign-in');
  return (
    <div className={styles.frame}>
      <TitleBar />
      {status.vault === 'none' && <VaultBanner />}
      {status.failure === 'worker-lost' && <RestartingBanner enrolled={false} />}
      {status.failure === 'relay-unusable' && <RelayBanner enrolled={false} />}
      <SignInScreen agency={status.agency} embedded={status.embedded} foot={<AboutOffer />} />
    </div>
  );
}

function Failed({
  code,
  status,
}: {
  readonly code: AppError['code'];
  readonly status: AppStatus | undefined;
}) {
  useDocumentState('error');
  return (
    <div className={styles.frame}>
      <TitleBar agency={status?.agency} />
      <FailureScreen code={code} foot={<AboutOffer />} />
    </div>
  );
}
