import type { Message } from '#shared/model/message.ts';
import { useLineWords } from '../../model/use-line-words.ts';
import styles from './room-line.module.css';

/** A line in the middle which says what has become of the room. */
export function RoomLine({ message }: { readonly message: Message }) {
  const words = useLineWords();
  return (
    <p className={styles.line} data-message-id={message.id} data-message-kind="room-changed">
      {words(message)}
    </p>
  );
}
