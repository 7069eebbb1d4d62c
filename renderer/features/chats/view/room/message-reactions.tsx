import { Icon } from '#renderer/ui/icon.tsx';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Message } from '#shared/model/message.ts';
import type { Reaction } from '#shared/model/reaction.ts';
import { reactionIcons } from '../../model/reaction-looks.ts';
import { useReact } from '../../model/use-react.ts';
import styles from './message-reactions.module.css';

/** The words below a message: who has put them there, and one's own with a press. */
export function MessageReactions({
  message,
  reactions,
  active,
}: {
  readonly message: Message;
  readonly reactions: readonly Reaction[];
  /** The focus is in this message: what can be pressed is reached by Tab. */
  readonly active: boolean;
}) {
  const text = useText();
  const personName = usePersonName();
  const react = useReact();
  const namesOf = ({ people, count }: Reaction): string => {
    const names = people.map((one) =>
      one === null ? text('message.mine') : personName(one.name, one.title),
    );
    const more = count - people.length;
    return [...names, ...(more > 0 ? [text('reaction.more', { count: more })] : [])].join(', ');
  };
  return (
    <div className={styles.row}>
      {reactions.map((reaction) => (
        <button
          key={reaction.word}
          type="button"
          tabIndex={active ? 0 : -1}
          className={styles.chip}
          aria-pressed={reaction.mine}
          title={namesOf(reaction)}
          onClick={() => react(message, reaction.word)}
        >
          <Icon of={reactionIcons[reaction.word]} size={14} />
          <span className={styles.count}>
            {text('reaction.shown', { word: text(`reaction.${reaction.word}`), count: reaction.count })}
          </span>
          <ScreenReaderText>{text('reaction.by', { names: namesOf(reaction) })}</ScreenReaderText>
        </button>
      ))}
    </div>
  );
}
