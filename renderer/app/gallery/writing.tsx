import {
  Composer,
  ComposerSubstitute,
  JumpToNewest,
  JumpToUnread,
  leaveComposer,
  maximumSyllables,
  useDraftStore,
} from '#renderer/features/chats/index.ts';
import { fixture } from '#renderer/bridge/fake/fixture.ts';
import type { InterfaceLanguage } from '#shared/model/preferences.ts';
import { messageId } from '#shared/model/ids.ts';
import { Connected } from './connected.tsx';
import styles from './gallery.module.css';
import { changedConversation, conversation, conversations, shownConversation } from './shown-chats.ts';
import { Section, State } from './state.tsx';

const substitutes = ['revoked', 'refused', 'gone', 'unreachable'] as const;

// Whoever opens this page does not write yet.
leaveComposer();
const refused = shownConversation(fixture.people[8] ?? fixture.longPerson);
useDraftStore.getState().refuse(refused.id, {
  id: messageId('0'.repeat(32)),
  text: fixture.filler[0] ?? '',
  code: 'storage-full',
});

/** Where one writes, what stands there when one cannot, and what floats above it. */
export function Writing({ locale }: { readonly locale: InterfaceLanguage }) {
  return (
    <Section name="Writing">
      <Connected locale={locale}>
        {composers.map(({ name, shown }) => (
          <State key={name} name={name}>
            <div className={styles.room}>
              <Composer conversation={shown} />
            </div>
          </State>
        ))}
        {substitutes.map((state) => (
          <State key={state} name={state}>
            <div className={styles.room}>
              <ComposerSubstitute conversation={conversation} state={state} />
            </div>
          </State>
        ))}
        <State name="identity changed">
          <div className={styles.room}>
            <ComposerSubstitute conversation={changedConversation} state="identity-changed" />
          </div>
        </State>
      </Connected>
      {[0, 5].map((count) => (
        <State key={count} name={`to the newest, ${String(count)}`}>
          <div className={styles.floating}>
            <JumpToNewest count={count} onJump={nothing} />
          </div>
        </State>
      ))}
      {[false, true].map((busy) => (
        <State key={String(busy)} name={busy ? 'to unread, busy' : 'to unread'}>
          <div className={styles.floating}>
            <JumpToUnread count={12} busy={busy} onJump={nothing} />
          </div>
        </State>
      ))}
    </Section>
  );
}

const someone = (place: number, draft: string) =>
  shownConversation(fixture.people[place] ?? fixture.longPerson, { draft });
const syllable = fixture.longText.charAt(0);
const composers = [
  { name: 'empty', shown: someone(10, '') },
  { name: 'the other one writes', shown: conversations[5] ?? conversation },
  { name: 'several lines', shown: someone(11, fixture.filler[5] ?? '') },
  { name: 'length shown', shown: someone(12, syllable.repeat(maximumSyllables - 321)) },
  { name: 'too long', shown: someone(3, syllable.repeat(maximumSyllables + 12)) },
  { name: 'refused', shown: refused },
];

function nothing(): void {
  // What is shown here leads nowhere.
}
