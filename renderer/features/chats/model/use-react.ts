import { useMutation } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { showToast } from '#renderer/ui/toast/toast-store.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Message } from '#shared/model/message.ts';
import type { ReactionWord } from '#shared/model/reaction.ts';

/** Puts a word below a message, or takes one's own away; an event brings what becomes of it. */
export function useReact(): (message: Pick<Message, 'id' | 'reactions'>, word: ReactionWord) => void {
  const client = useBridge();
  const text = useText();
  const { mutate } = useMutation({
    mutationFn: ({
      message,
      word,
    }: {
      readonly message: Pick<Message, 'id' | 'reactions'>;
      readonly word: ReactionWord;
    }) => {
      const isOn = message.reactions?.some((one) => one.word === word && one.mine) ?? false;
      return client.request('chats', 'react', { message: message.id, word, on: !isOn });
    },
    onError: (error) => showToast({ icon: CircleAlert, text: text(errorKey(AppError.from(error).code)) }),
  });
  return (message, word) => mutate({ message, word });
}
