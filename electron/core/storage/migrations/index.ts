import type { Migration } from '#sqlite/migrate.ts';
import { firstConversations } from './0010-first-conversations.ts';
import { trustAndRetries } from './0020-trust-and-retries.ts';
import { mute } from './0030-mute.ts';
import { erasing } from './0040-erasing.ts';
import { directory } from './0050-directory.ts';
import { readMarks } from './0060-read-marks.ts';
import { favourites } from './0070-favourites.ts';
import { profiles } from './0080-profiles.ts';
import { directoryIndex } from './0090-directory-index.ts';
import { looseEnds } from './0091-loose-ends.ts';
import { wholeDirectory } from './0100-whole-directory.ts';
import { clockTimes } from './0110-clock-times.ts';
import { senderKeys } from './0120-sender-keys.ts';
import { rooms } from './0130-rooms.ts';
import { roomRequests } from './0140-room-requests.ts';
import { mentions } from './0160-mentions.ts';
import { quotes } from './0161-quotes.ts';
import { reactions } from './0162-reactions.ts';
import { roomReads } from './0170-room-reads.ts';
import { departedPeople } from './0171-departed-people.ts';

/** The messenger's schema, oldest first. */
export const coreMigrations: readonly Migration[] = [
  firstConversations,
  trustAndRetries,
  mute,
  erasing,
  directory,
  readMarks,
  favourites,
  profiles,
  directoryIndex,
  looseEnds,
  wholeDirectory,
  clockTimes,
  senderKeys,
  rooms,
  roomRequests,
  mentions,
  quotes,
  reactions,
  roomReads,
  departedPeople,
];
