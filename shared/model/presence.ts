import type { Brand } from './brand.ts';

/** Whether somebody is at their PC. `offline`: no device of theirs is connected, or they have none. */
export const activities = ['active', 'away', 'offline'] as const;
/** One of them. */
export type Activity = (typeof activities)[number];

/** Why somebody says that they are not at their desk. */
export const absenceKinds = ['meeting', 'out', 'trip', 'leave', 'training'] as const;
/** One of them. */
export type AbsenceKind = (typeof absenceKinds)[number];

/** What somebody says of the time in which they are not there. */
export interface Absence {
  readonly kind: AbsenceKind;
  /** The last day of it, as `2026-11-27`; null where they have not said. */
  readonly until: string | null;
}

/**
 * What somebody has chosen to show. `working`: what their PC says. `hidden`: as if they were not connected; the relay knows
 * better and keeps it to itself.
 */
export const availabilities = ['working', 'away', 'do-not-disturb', 'hidden'] as const;
/** One of them. */
export type Availability = (typeof availabilities)[number];

/** What a person tells everybody whom their relay serves about themselves. The relay knows it, as it knows the directory. */
export interface Profile {
  /** One line; empty for none. */
  readonly statusText: string;
  readonly absence: Absence | null;
  readonly availability: Availability;
  /** Names the present photo; null for none. */
  readonly photo: PhotoVersion | null;
}

/** The own profile, and until when what one shows is to hold. */
export interface OwnProfile extends Profile {
  /** UTC milliseconds after which the availability is `working` again; null for as long as the person wants. */
  readonly availabilityUntil: number | null;
}

/** What one's own windows know of oneself. */
export interface OwnPresence extends OwnProfile {
  /** What the relay is told, as soon as there is a connection. */
  readonly activity: Exclude<Activity, 'offline'>;
}

/** Names one photo of a person: the first 32 hex digits of its SHA-256. */
export type PhotoVersion = Brand<string, 'PhotoVersion'>;

/** Such a name. */
export const photoVersionPattern = /^[0-9a-f]{32}$/;

/** What others see of somebody right now. */
export interface Presence extends Profile {
  readonly activity: Activity;
}

/** What is known of somebody of whom nothing is known. */
export const unknownPresence: Presence = {
  activity: 'offline',
  statusText: '',
  absence: null,
  availability: 'working',
  photo: null,
};

/** The longest status text, in UTF-16 code units: one line beside a name. */
export const maximumStatusLength = 60;

/** The largest photo, in bytes: a JPEG of 256 by 256 pixels takes 10 to 30 KB. */
export const maximumPhotoBytes = 65_536;

/** The longest side of a photo, in pixels: more is nowhere shown. */
export const maximumPhotoSide = 1_024;

/** Whose presence one can follow at a time: what is on the screen, several times over. */
export const maximumWatched = 300;

/** How presence looks: being disturbed or absent says more than being at the PC. */
export type PresenceLook = 'on' | 'away' | 'dnd' | 'off';

/** The one look of a presence. An absence that is over by `today` (as `2026-11-27`) counts no more. */
export function presenceLook(presence: Presence, today: string): PresenceLook {
  if (presence.activity === 'offline') return 'off';
  if (presence.availability === 'do-not-disturb') return 'dnd';
  const isThere = presence.activity === 'active' && presence.availability === 'working';
  return isThere && !isAbsent(presence, today) ? 'on' : 'away';
}

/** Whether somebody says that they are absent on a day (as `2026-11-27`). */
export function isAbsent({ absence }: Profile, today: string): boolean {
  return absence !== null && (absence.until === null || absence.until >= today);
}
