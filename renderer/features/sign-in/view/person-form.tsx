import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { offersQuery } from '#renderer/bridge/queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert, RotateCcw, UsersRound } from '#renderer/ui/icons.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import styles from './form.module.css';
import { OfferForm } from './offer-form.tsx';

/** "Who are you": asks for the people whom the backend offers and shows what comes of it. */
export function PersonForm({ onInvitation }: { readonly onInvitation: () => void }) {
  const text = useText();
  const { data, error, isFetching, refetch } = useQuery(offersQuery(useBridge()));
  // It is asked again by itself: what went wrong stays on the screen until something has come of it.
  const [problem, setProblem] = useState(error);
  if (error !== null && error !== problem) setProblem(error);
  const byInvitation = (
    <Button look="ghost" className={styles.other} onClick={onInvitation}>
      {text('sign-in.by-invitation')}
    </Button>
  );
  if (data !== undefined && data.length > 0) return <OfferForm offers={data} other={byInvitation} />;
  return (
    <div className={styles.form}>
      {data !== undefined ? (
        <EmptyState icon={UsersRound} title={text('sign-in.none.title')} text={text('sign-in.none.text')} />
      ) : problem !== null ? (
        <EmptyState
          alert
          icon={CircleAlert}
          title={text('sign-in.error')}
          text={text(errorKey(AppError.from(problem).code))}
          action={
            <Button disabled={isFetching} onClick={() => void refetch()}>
              <Icon of={RotateCcw} size={14} />
              {text(isFetching ? 'sign-in.retrying' : 'app.retry')}
            </Button>
          }
        />
      ) : (
        <>
          <h1 className={styles.title}>{text('sign-in.title')}</h1>
          <SkeletonRows label={text('sign-in.loading')} />
        </>
      )}
      {byInvitation}
    </div>
  );
}
