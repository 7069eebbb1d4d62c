import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';

/** What a section shows of its data; until then that it is coming, or why it does not. */
export function WhenLoaded<Data>({
  query: { data, error, refetch },
  children,
}: {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  readonly children: (data: Data) => ReactNode;
}) {
  const text = useText();
  if (data !== undefined) return children(data);
  if (error === null) return <SkeletonRows label={text('settings.loading')} />;
  return (
    <EmptyState
      alert
      icon={CircleAlert}
      title={text('settings.error')}
      text={text(errorKey(AppError.from(error).code))}
      action={<Button onClick={() => void refetch()}>{text('app.retry')}</Button>}
    />
  );
}
