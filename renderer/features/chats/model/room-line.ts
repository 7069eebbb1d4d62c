import type { TextLookup } from '#renderer/ui/text/use-text.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { MessageAuthor, RoomLine } from '#shared/model/message.ts';

/** How names are written: one with its title, and several after one another. */
export interface NameWriter {
  readonly name: (author: MessageAuthor) => string;
  readonly list: (names: readonly string[]) => string;
}

/** What a line of a room says; the author is null where it was oneself. */
export function roomLineWords(
  author: MessageAuthor | null,
  line: RoomLine,
  text: TextLookup,
  write: NameWriter,
): string {
  const actor = author === null ? '' : write.name(author);
  const mine = author === null ? 'yes' : 'no';
  const about = peopleOf(line.people, line.count, write);
  switch (line.action) {
    case 'created':
      return text('line.created', { mine, actor });
    case 'invited':
    case 'removed':
      return text(`line.${line.action}`, {
        ...about,
        actor,
        form: author === null ? joined('mine', about.form) : about.form,
      });
    case 'left':
      // Where nobody is named it is who has written the line.
      return text('line.left', line.people.length > 0 ? about : peopleOf([author], 1, write));
    case 'renamed':
      return text('line.renamed', {
        form: joined(author === null ? 'mine' : '', line.name === '' ? 'none' : ''),
        actor,
        name: line.name,
      });
    case 'role':
      return text(`line.role.${line.role ?? 'member'}`, {
        form: author === null ? 'mine' : about.form,
        actor,
        people: about.people,
      });
    case 'rules':
      return text('line.rules', {
        mine,
        actor,
        write: line.rules?.write ?? 'everybody',
        invite: line.rules?.invite ?? 'everybody',
      });
    default:
      return assertNever(line.action);
  }
}

/** The people of a line as a sentence takes them: which form it has, the others by name, and how many more there are. */
function peopleOf(people: RoomLine['people'], count: number, { name, list }: NameWriter) {
  const others = people.filter((person) => person !== null);
  const rest = Math.max(0, count - people.length);
  const withMe = others.length < people.length;
  const named = others.length === 0 ? '' : rest > 0 ? 'more' : 'some';
  return {
    form: joined(withMe ? 'me' : '', named),
    people: list(others.map(name)),
    rest,
  };
}

/** Two words as the texts name a form: `mine` and `more` are `mineMore`. */
function joined(one: string, other: string): string {
  return one === '' || other === '' ? one + other : one + other.charAt(0).toUpperCase() + other.slice(1);
}
