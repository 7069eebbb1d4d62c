import type { MessageKey } from '#shared/messages/message-key.ts';
import type { AbsenceKind, Availability, PresenceLook } from '#shared/model/presence.ts';

/** What each look is called. */
export const lookWords: Readonly<Record<PresenceLook, MessageKey>> = {
  on: 'presence.on',
  away: 'presence.away',
  dnd: 'presence.dnd',
  off: 'presence.off',
};

/** What each kind of absence is called. */
export const absenceWords: Readonly<Record<AbsenceKind, MessageKey>> = {
  meeting: 'absence.meeting',
  out: 'absence.out',
  trip: 'absence.trip',
  leave: 'absence.leave',
  training: 'absence.training',
};

/** What each choice for oneself is called, and how it looks to the others. */
export const availabilityWords: Readonly<
  Record<Availability, { readonly label: MessageKey; readonly look: PresenceLook }>
> = {
  working: { label: 'availability.working', look: 'on' },
  away: { label: 'availability.away', look: 'away' },
  'do-not-disturb': { label: 'availability.dnd', look: 'dnd' },
  hidden: { label: 'availability.hidden', look: 'off' },
};
