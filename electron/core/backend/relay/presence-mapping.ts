import type { z } from 'zod';
import type { AccountPresence, ProfileUpload } from '#shared/backend/presence.ts';
import { accountId } from '#shared/model/ids.ts';
import {
  absenceKinds,
  availabilities,
  maximumStatusLength,
  photoVersionPattern,
  type Absence,
  type Activity,
  type PhotoVersion,
} from '#shared/model/presence.ts';
import { oneLine } from '#shared/model/one-line.ts';
import { Activity as WireActivity, type Presence as WirePresence } from '#shared/wire/generated/frame_pb.js';
import type { profileRequest } from '#shared/wire/http.ts';

/** What is of another form than our relay sends is left out. @throws AppError `invalid-request` for what is no account. */
export function fromWirePresence(wire: WirePresence): AccountPresence {
  return {
    account: accountId(wire.account),
    presence: {
      activity: fromWireActivity(wire.activity),
      statusText: oneLine(wire.statusText.slice(0, maximumStatusLength)),
      absence: fromWireAbsence(wire),
      // A newer relay may know more of them.
      availability: availabilities.find((known) => known === wire.availability) ?? 'working',
      photo: photoVersionPattern.test(wire.photo) ? (wire.photo as PhotoVersion) : null,
    },
  };
}

/** An activity as the relay reads it. */
export function toWireActivity(activity: Exclude<Activity, 'offline'>): WireActivity {
  return activity === 'away' ? WireActivity.AWAY : WireActivity.ACTIVE;
}

/** A profile as the relay reads it. */
export function toWireProfile({ photo, ...given }: ProfileUpload): z.input<typeof profileRequest> {
  const words = { ...given, statusText: oneLine(given.statusText) };
  if (photo === undefined) return words;
  return { ...words, photo: photo === null ? null : Buffer.from(photo).toString('base64') };
}

function fromWireActivity(activity: WireActivity): Activity {
  if (activity === WireActivity.ACTIVE) return 'active';
  return activity === WireActivity.AWAY ? 'away' : 'offline';
}

function fromWireAbsence({ absence, absenceUntil }: WirePresence): Absence | null {
  const kind = absenceKinds.find((known) => known === absence);
  if (kind === undefined) return null;
  return { kind, until: isDay(absenceUntil) ? absenceUntil : null };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${text}T`);
}
