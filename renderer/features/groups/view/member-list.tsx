import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { RowAvatar } from '#renderer/features/presence/index.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Ellipsis } from '#renderer/ui/icons.ts';
import { isMenuKey, pressedBy, type MenuAnchor, type MenuAsker } from '#renderer/ui/menu/use-menu-place.ts';
import { departmentName } from '#renderer/ui/person/department-name.ts';
import { PersonNameLine } from '#renderer/ui/person/person-name-line.tsx';
import { hasModifier } from '#renderer/ui/shortcuts/has-modifier.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Member } from '../model/use-members.ts';
import styles from './member-list.module.css';

/** The members, of whom only those in sight exist. The arrow keys go along, Enter and the menu key open the menu of one. */
export function MemberList({
  members,
  count,
  onMenu,
  onEndReached,
}: {
  readonly members: readonly Member[];
  /** All of them, loaded or not. */
  readonly count: number;
  readonly onMenu: (member: Member, anchor: MenuAnchor, by: MenuAsker) => void;
  readonly onEndReached: () => void;
}) {
  const text = useText();
  const ownAgency = useOwnAgency();
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [active, setActive] = useState<PersonId | null>(null);
  const activeAt = Math.max(
    0,
    members.findIndex(({ person }) => person.id === active),
  );
  const virtualizer = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => members[index]?.person.id ?? index,
    overscan: 8,
    // The one that has the focus stays, wherever one scrolls to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), activeAt])]
        .filter((index) => index < members.length)
        .sort((one, other) => one - other),
  });
  const reachesEnd = (virtualizer.range?.endIndex ?? 0) >= members.length - loadAhead;
  useEffect(() => {
    if (reachesEnd) onEndReached();
  });
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current
      ?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')
      ?.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const member = members[activeAt];
    if (member === undefined) return;
    if (isMenuKey(event) || (!hasModifier(event) && (event.key === 'Enter' || event.key === ' '))) {
      event.preventDefault();
      onMenu(member, event.target as HTMLElement, 'keyboard');
      return;
    }
    const next = hasModifier(event) ? null : nextIndex(event.key, activeAt, members.length);
    if (next === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    setActive(members[next]?.person.id ?? null);
    virtualizer.scrollToIndex(next);
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        tabIndex={-1}
        aria-label={text('group.members')}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const member = members[index];
          if (member === undefined) return null;
          const { person, role, self, gone } = member;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="presentation"
              className={styles.place}
              style={{ top: start }}
            >
              <div
                role="option"
                id={memberElementId(person.id)}
                tabIndex={index === activeAt ? 0 : -1}
                aria-selected={false}
                aria-posinset={index + 1}
                aria-setsize={count}
                data-person-id={person.id}
                className={styles.row}
                onFocus={() => setActive(person.id)}
                onClick={(event) => onMenu(member, event.currentTarget, pressedBy(event))}
                onContextMenu={(event) => {
                  event.preventDefault();
                  onMenu(member, event.currentTarget, 'mouse');
                }}
                // The keys are handled by the list.
                onKeyDown={undefined}
              >
                <RowAvatar person={person} reachable={!gone} size={28} />
                <div className={styles.who}>
                  <PersonNameLine person={person} words={nothing} ownAgency={ownAgency}>
                    {gone && <Tag>{text('group.member.gone')}</Tag>}
                    {self && <Tag>{text('group.member.self')}</Tag>}
                    {role !== 'member' && <Tag>{text(`group.role.${role}`)}</Tag>}
                  </PersonNameLine>
                  <p className={styles.department}>{departmentName(person)}</p>
                </div>
                <span className={styles.more} aria-hidden="true">
                  <Icon of={Ellipsis} size={16} />
                </span>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The id of the row of a member. */
export function memberElementId(person: PersonId): string {
  return `member-${person}`;
}

const rowHeight = 48;
const loadAhead = 30;
const pageStep = 8;
const nothing = [] as const;

function nextIndex(key: string, at: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageStep,
    PageUp: at - pageStep,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.min(Math.max(next, 0), count - 1);
}
