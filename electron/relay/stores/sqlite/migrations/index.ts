import type { Migration } from '#sqlite/migrate.ts';
import { controlAndMailboxes } from './0010-control-and-mailboxes.ts';
import { deviceLists } from './0020-device-lists.ts';
import { mailboxSizes } from './0030-mailbox-sizes.ts';
import { keyMarksAndDays } from './0040-key-marks-and-days.ts';
import { mailboxBytes } from './0050-mailbox-bytes.ts';
import { units } from './0060-units.ts';
import { profiles } from './0070-profiles.ts';
import { directoryIntake } from './0090-directory-intake.ts';
import { agenciesFirst } from './0100-agencies-first.ts';
import { presentPeople } from './0110-present-people.ts';
import { agenciesById } from './0120-agencies-by-id.ts';
import { acceptance } from './0130-acceptance.ts';
import { messagesToMany } from './0140-messages-to-many.ts';

/** The relay's schema, oldest first. */
export const relayMigrations: readonly Migration[] = [
  controlAndMailboxes,
  deviceLists,
  mailboxSizes,
  keyMarksAndDays,
  mailboxBytes,
  units,
  profiles,
  directoryIntake,
  agenciesFirst,
  presentPeople,
  agenciesById,
  acceptance,
  messagesToMany,
];
