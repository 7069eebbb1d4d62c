import type { MessageInitShape } from '@bufbuild/protobuf';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { Activity as ModelActivity, Presence } from '#shared/model/presence.ts';
import { Activity, type PresenceSchema } from '#shared/wire/generated/frame_pb.js';

/** A presence as it travels: of whoever hides it is said what is said of somebody who is not connected. */
export function toWirePresence(
  account: AccountId,
  presence: Presence,
): MessageInitShape<typeof PresenceSchema> {
  const { activity, statusText, absence, availability, photo } = withoutHidden(presence);
  return {
    account,
    activity: toWireActivity(activity),
    statusText,
    absence: absence?.kind ?? '',
    absenceUntil: absence?.until ?? '',
    availability,
    photo: photo ?? '',
  };
}

function withoutHidden(presence: Presence): Presence {
  if (presence.availability !== 'hidden') return presence;
  return { ...presence, activity: 'offline', availability: 'working' };
}

function toWireActivity(activity: ModelActivity): Activity {
  switch (activity) {
    case 'active':
      return Activity.ACTIVE;
    case 'away':
      return Activity.AWAY;
    case 'offline':
      return Activity.OFFLINE;
    default:
      return assertNever(activity);
  }
}
