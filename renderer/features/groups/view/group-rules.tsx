import { useId } from 'react';
import { Switch } from '#renderer/ui/switch.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { GroupConversation } from '#shared/model/conversation.ts';
import type { GroupRules as Rules } from '#shared/model/group.ts';
import { manages } from '../model/role-rights.ts';
import styles from './group-rules.module.css';

/** What a room allows to whom; those who may not change it see it all the same, and why. */
export function GroupRules({
  conversation,
  busy,
  onChange,
}: {
  readonly conversation: GroupConversation;
  readonly busy: boolean;
  readonly onChange: (rules: Rules) => void;
}) {
  const text = useText();
  const id = useId();
  const { rules } = conversation;
  const mayChange = manages(conversation);
  return (
    <section className={styles.rules} aria-label={text('group.rules')}>
      {(['write', 'invite'] as const).map((what) => (
        <div key={what} className={styles.rule}>
          <label htmlFor={`${id}-${what}`}>{text(`group.rules.${what}`)}</label>
          <Switch
            id={`${id}-${what}`}
            checked={rules[what] === 'managers'}
            disabled={!mayChange || busy}
            aria-describedby={mayChange ? undefined : `${id}-locked`}
            onChange={({ target }) =>
              onChange({ ...rules, [what]: target.checked ? 'managers' : 'everybody' })
            }
          />
        </div>
      ))}
      {!mayChange && (
        <p id={`${id}-locked`} className={styles.note}>
          {text('group.rules.locked')}
        </p>
      )}
    </section>
  );
}
