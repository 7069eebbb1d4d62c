import { usePresence } from '#renderer/bridge/presence/use-presence.ts';
import { noonOf } from '#renderer/ui/dates/noon-of.ts';
import { useToday } from '#renderer/ui/dates/use-today.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { isAbsent } from '#shared/model/presence.ts';
import { isoDay } from '../model/iso-day.ts';
import { absenceWords } from '../model/presence-words.ts';
import styles from './status-line.module.css';

/** What somebody says of themselves: why they are not there and until when, and their status; nothing where they say nothing. */
export function StatusLine({ person }: { readonly person: PersonId }) {
  const text = useText();
  const today = useToday();
  const presence = usePresence(person);
  const { absence, statusText } = presence;
  const words: string[] = [];
  if (absence !== null && isAbsent(presence, isoDay(today))) {
    const kind = text(absenceWords[absence.kind]);
    words.push(absence.until === null ? kind : text('absence.until', { kind, until: noonOf(absence.until) }));
  }
  if (statusText !== '') words.push(statusText);
  if (words.length === 0) return null;
  const line = words.join(' · ');
  return (
    <span className={styles.status} title={line}>
      {line}
    </span>
  );
}
