import { useUnreadTotal } from '#renderer/bridge/use-unread-total.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { listFilters, useChatStore } from '../../model/chat-store.ts';
import styles from './list-filter.module.css';

/** Above the list: all conversations, or those with something unread. */
export function ListFilter() {
  const text = useText();
  const unread = useUnreadTotal();
  const { filter, setFilter } = useChatStore();
  return (
    <div role="group" aria-label={text('chats.filter')} className={styles.chips}>
      {listFilters.map((each) => (
        <Chip key={each} chosen={each === filter} onChoose={() => setFilter(each)}>
          {each === 'unread' && unread > 0
            ? text('chats.filter.unread.count', { count: unread })
            : text(`chats.filter.${each}`)}
        </Chip>
      ))}
    </div>
  );
}
