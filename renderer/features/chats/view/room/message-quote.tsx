import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Quote } from '#shared/model/quote.ts';
import styles from './message-quote.module.css';

/** What a message answers, above its words; pressing it leads there. */
export function MessageQuote({
  quote,
  active,
  onGo,
}: {
  readonly quote: Quote;
  /** The focus is in this message: what can be pressed is reached by Tab. */
  readonly active: boolean;
  readonly onGo: (message: MessageId) => void;
}) {
  const text = useText();
  const personName = usePersonName();
  if (quote.kind === 'missing') return <p className={styles.missing}>{text('quote.missing')}</p>;
  const { id, author } = quote;
  return (
    <button
      type="button"
      tabIndex={active ? 0 : -1}
      className={styles.quote}
      title={text('quote.go')}
      onClick={() => onGo(id)}
    >
      <span className={styles.author}>
        {author === null ? text('message.mine') : personName(author.name, author.title)}
      </span>
      <span className={styles.words}>{quote.text}</span>
    </button>
  );
}
