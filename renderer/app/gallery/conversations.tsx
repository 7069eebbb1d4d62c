import clsx from 'clsx';
import { ConversationRow, messageRows, MessageRowView } from '#renderer/features/chats/index.ts';
import { useTypingStore } from '#renderer/bridge/presence/typing-store.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { densities, type Density, type InterfaceLanguage } from '#shared/model/preferences.ts';
import { Connected } from './connected.tsx';
import styles from './gallery.module.css';
import { conversation, conversations, messages, photo, typing } from './shown-chats.ts';
import { Section, State } from './state.tsx';

// For as long as one looks at the page, and not for the seconds that somebody's typing is believed.
useTypingStore.setState({ typing: new Set(typing === undefined ? [] : [typing]) });

/** The rows of the list in both densities, and the bubbles of a conversation with what lies between them. */
export function Conversations({ locale }: { readonly locale: InterfaceLanguage }) {
  return (
    <>
      <Section name="Conversations">
        {densities.map((density) => (
          <State key={density} name={density}>
            <Connected locale={locale} density={density}>
              <Rows density={density} />
            </Connected>
          </State>
        ))}
      </Section>
      <Section name="Messages">
        <Connected locale={locale}>
          <div className={styles.log}>
            {messageRows([messages], messages[2]?.id ?? null)
              .flat()
              .map((row) => (
                <MessageRowView
                  photo={row.message.state === 'lost' ? photo : null}
                  key={row.message.id}
                  row={row}
                  conversation={conversation}
                  open={false}
                  active={row.message === messages[0]}
                  unreadBy={null}
                  onReaders={nothing}
                  onToggle={nothing}
                  onQuote={nothing}
                  onMenu={nothing}
                />
              ))}
          </div>
        </Connected>
      </Section>
    </>
  );
}

function Rows({ density }: { readonly density: Density }) {
  const text = useText();
  return (
    <div role="listbox" aria-label={text('chats.list')} className={styles.list} data-density={density}>
      {conversations.map((each, index) => (
        <div key={each.id} className={clsx(styles.listPlace, index < 2 && styles.headed)}>
          <ConversationRow
            ref={null}
            id={`${density}-${String(index)}`}
            index={index}
            count={conversations.length}
            start={0}
            heading={index < 2 ? text(headings[index] ?? 'chats.recent') : null}
            conversation={each}
            selected={index === 2}
            tabbable={index === 0}
            menuOpen={false}
            onFocus={nothing}
            onSelect={nothing}
            onMenu={nothing}
          />
        </div>
      ))}
    </div>
  );
}

/** The first row is the only favourite. */
const headings = ['chats.favourites', 'chats.recent'] as const;

function nothing(): void {
  // What is shown here leads nowhere.
}
