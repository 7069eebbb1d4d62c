import { useState } from 'react';
import { createClient } from '#renderer/bridge/client.ts';
import { conversationWith, createFakeWorld, fakeMessage } from '#renderer/bridge/fake/fake-world.ts';
import { createFakeBridge } from '#renderer/bridge/fake/fake-bridge.ts';
import { fixture } from '#renderer/bridge/fake/fixture.ts';
import { createQueryClient } from '#renderer/bridge/query-client.ts';
import { ConversationRow, messageRows, MessageRowView } from '#renderer/features/chats/index.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { Message } from '#shared/model/message.ts';
import { densities, type Density, type InterfaceLanguage } from '#shared/model/preferences.ts';
import { Providers } from '../providers.tsx';
import styles from './gallery.module.css';
import { Section, State } from './state.tsx';

/** The rows of the list in both densities, and the bubbles of a conversation with what lies between them. */
export function Conversations({ locale }: { readonly locale: InterfaceLanguage }) {
  const text = useText();
  return (
    <>
      <Section name="Conversations">
        {densities.map((density) => (
          <State key={density} name={density}>
            <Connected locale={locale} density={density}>
              <div
                role="listbox"
                aria-label={text('chats.list')}
                className={styles.list}
                data-density={density}
              >
                {conversations.map((conversation, index) => (
                  <div key={conversation.id} className={styles.listPlace}>
                    <ConversationRow
                      ref={null}
                      id={`${density}-${String(index)}`}
                      index={index}
                      count={conversations.length}
                      start={0}
                      heading={null}
                      conversation={conversation}
                      selected={index === 1}
                      tabbable={index === 0}
                      menuOpen={false}
                      onFocus={nothing}
                      onSelect={nothing}
                      onMenu={nothing}
                    />
                  </div>
                ))}
              </div>
            </Connected>
          </State>
        ))}
      </Section>
      <Section name="Messages">
        <Connected locale={locale} density="normal">
          <div className={styles.log}>
            {messageRows([messages], messages[2]?.id ?? null)
              .flat()
              .map((row) => (
                <MessageRowView
                  photo={null}
                  key={row.message.id}
                  row={row}
                  conversation={conversations[0] as Conversation}
                  open={false}
                  active={row.message === messages[0]}
                  onToggle={nothing}
                  onMenu={nothing}
                />
              ))}
          </div>
        </Connected>
      </Section>
    </>
  );
}

/** Over a bridge of its own, as in a window of the program. */
function Connected({
  locale,
  density,
  children,
}: {
  readonly locale: InterfaceLanguage;
  readonly density: Density;
  readonly children: React.ReactNode;
}) {
  const [client] = useState(() =>
    createClient(createFakeBridge(new URLSearchParams({ density, lang: locale }))),
  );
  const [cache] = useState(createQueryClient);
  return (
    <Providers locale={locale} client={client} cache={cache}>
      {children}
    </Providers>
  );
}

function nothing(): void {
  // What is shown here leads nowhere.
}

/** Long ago, so that its words do not change with the day on which one looks. */
const then = Date.UTC(2020, 5, 10, 5, 30);
const world = createFakeWorld('empty');
const peer = fixture.people[1] ?? fixture.longPerson;

const messages: readonly Message[] = (
  [
    [0, { mine: false, text: fixture.filler[0] ?? '' }],
    [0, { mine: false, text: fixture.filler[1] ?? '' }],
    [2, { mine: false, text: fixture.longWord }],
    [3, { mine: false, text: '', state: 'undecryptable' }],
    [4, { mine: true, text: fixture.filler[2] ?? '', state: 'read' }],
    [5, { mine: true, text: fixture.filler[3] ?? '', state: 'delivered' }],
    [6, { mine: true, text: fixture.filler[0] ?? '', state: 'sent' }],
    [7, { mine: true, text: fixture.filler[1] ?? '', state: 'sending' }],
    [8, { mine: true, text: fixture.filler[2] ?? '', state: 'failed', failure: 'no-account' }],
  ] as const
).map(([minutes, message]) => fakeMessage(world, peer, { ...message, time: then + minutes * 60_000 }));

const conversations: readonly Conversation[] = (
  [
    [1, { unread: 3 }],
    [2, { unread: 0 }],
    [3, { unread: 1200, muted: true }],
    [4, { draft: fixture.filler[1] ?? '' }],
    [13, { unread: 1 }],
  ] as const
).flatMap(([place, differs]) => {
  const person = fixture.people[place];
  const row: Omit<Conversation, 'id' | 'peer'> = {
    kind: 'direct',
    reachable: true,
    gone: false,
    trust: 'known',
    preview: { text: fixture.filler[0] ?? '', mine: false, state: 'received' },
    time: then,
    unread: 0,
    favourite: false,
    muted: false,
    draft: '',
    ...differs,
  };
  return person === undefined ? [] : [{ ...row, id: conversationWith(person.id), peer: person }];
});
