import type { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import type { AccountPresence, ProfileUpload } from '#shared/backend/presence.ts';
import { accountId } from '#shared/model/ids.ts';
import {
  absenceKinds,
  availabilities,
  datePattern,
  maximumStatusLength,
  photoVersionPattern,
  type Absence,
  type Activity,
  type PhotoVersion,
} from '#shared/model/presence.ts';
import { Activity as WireActivity, type Presence as WirePresence } from '#shared/wire/generated/frame_pb.js';
import type { profileRequest } from '#shared/wire/http.ts';

/** @throws AppError `invalid-request` for words of another form, which no relay of ours sends. */
export function fromWirePresence(wire: WirePresence): AccountPresence {
  if (wire.statusText.length > maximumStatusLength) throw new AppError('invalid-request');
  return {
    account: accountId(wire.account),
    presence: {
      activity: fromWireActivity(wire.activity),
      statusText: wire.statusText,
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
export function toWireProfile({ photo, ...words }: ProfileUpload): z.input<typeof profileRequest> {
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
  return { kind, until: datePattern.test(absenceUntil) ? absenceUntil : null };
}
