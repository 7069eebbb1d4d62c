import type { Person } from '#shared/model/person.ts';
import { Tag } from '../tag.tsx';
import { useText } from '../text/use-text.ts';
import { isOutsider, type OwnAgency } from './is-outsider.ts';

/** Marks somebody of another agency, wherever a person stands; nothing for one's own. */
export function OutsiderTag({
  person,
  ownAgency,
}: {
  readonly person: Person;
  readonly ownAgency: OwnAgency | undefined;
}) {
  const text = useText();
  return isOutsider(person, ownAgency) ? <Tag>{text('person.outside')}</Tag> : null;
}
