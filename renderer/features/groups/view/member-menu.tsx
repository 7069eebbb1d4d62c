import {
  Crown,
  MessageSquare,
  UserRound,
  UserRoundCog,
  UserRoundX,
  type LucideIcon,
} from '#renderer/ui/icons.ts';
import { Menu, type MenuEntry } from '#renderer/ui/menu/menu.tsx';
import type { MenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { GroupRole } from '#shared/model/group.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { rightsOver, type MemberRight } from '../model/role-rights.ts';
import type { Member } from '../model/use-members.ts';

/** What is asked about first, and about whom. */
export interface Asked {
  readonly what: 'make-owner' | 'remove';
  readonly person: PersonId;
  readonly name: string;
}

/** What one can do with a member: only what the own role allows. */
export function MemberMenu({
  place,
  own,
  onProfile,
  onTalk,
  onRole,
  onAsk,
  finalFocus,
}: {
  readonly place: MenuPlace<Member>;
  readonly own: GroupRole | null;
  readonly onProfile: ((person: Person) => void) | null;
  readonly onTalk: ((person: PersonId) => void) | null;
  readonly onRole: (person: PersonId, role: GroupRole) => void;
  readonly onAsk: (asked: Asked) => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const personName = usePersonName();
  if (place.target === null) return null;
  const { person, role, self } = place.target;
  const name = personName(person.name, personTitle(person));
  const choose = (right: MemberRight) => () => {
    if (right === 'make-manager') onRole(person.id, 'manager');
    else if (right === 'unmake-manager') onRole(person.id, 'member');
    else onAsk({ what: right, person: person.id, name });
  };
  const entries: readonly MenuEntry[] = [
    ...(onProfile === null
      ? []
      : [{ icon: UserRound, label: text('room.profile'), onChoose: () => onProfile(person) }]),
    ...(onTalk === null || self
      ? []
      : [{ icon: MessageSquare, label: text('group.member.talk'), onChoose: () => onTalk(person.id) }]),
    ...(self ? [] : rightsOver(own, role)).map((right) => ({
      icon: icons[right],
      label: text(`group.member.${right}`),
      danger: right === 'remove',
      onChoose: choose(right),
    })),
  ];
  return entries.length === 0 ? null : (
    <Menu
      place={place}
      label={text('group.member.menu', { name })}
      entries={entries}
      finalFocus={finalFocus}
    />
  );
}

const icons: Readonly<Record<MemberRight, LucideIcon>> = {
  'make-manager': UserRoundCog,
  'unmake-manager': UserRoundCog,
  'make-owner': Crown,
  remove: UserRoundX,
};
