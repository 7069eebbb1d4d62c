import { useMutation } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { DestinationPage } from '#shared/model/destination.ts';
import { useKeyboard } from './keyboard.ts';

/** In a window of its own: the keys for what only the main window shows lead there. */
export function MainWindowKeys() {
  const text = useText();
  const client = useBridge();
  const { mutate, error, reset } = useMutation({
    mutationFn: (page: DestinationPage) => client.request('windows', 'goTo', { page }),
  });
  useKeyboard({
    search: () => mutate('search'),
    'new-conversation': () => mutate('people'),
    settings: () => mutate('settings'),
    shortcuts: () => mutate('shortcuts'),
  });
  if (error === null) return null;
  return (
    <MessageDialog
      title={text('own.main.failed')}
      text={text(errorKey(AppError.from(error).code))}
      onClose={reset}
    />
  );
}
