import { AppError } from '../errors/app-error.ts';
import type { Brand } from './brand.ts';

/** A messenger account: a random UUID, libsignal's ACI. Not a person: a person of the directory may have none. */
export type AccountId = Brand<string, 'AccountId'>;
/** A device of an account, 1 to 127 (libsignal's range). */
export type DeviceId = Brand<number, 'DeviceId'>;
/** A person of the staff directory. */
export type PersonId = Brand<string, 'PersonId'>;
/** An agency of the staff directory, or a part of one. */
export type UnitId = Brand<string, 'UnitId'>;
/** A conversation on this PC. */
export type ConversationId = Brand<string, 'ConversationId'>;
/** 128 random bits as 32 hex digits, inside the ciphertext only. */
export type MessageId = Brand<string, 'MessageId'>;
/** 128 random bits as 32 hex digits, seen by the relay: one a message and recipient device. */
export type EnvelopeId = Brand<string, 'EnvelopeId'>;
/** A room: the SHA-256 of the signed change that began it, as 64 hex digits. */
export type GroupId = Brand<string, 'GroupId'>;
/** A change of a room: the SHA-256 of its signed bytes, as 64 hex digits. */
export type ChangeId = Brand<string, 'ChangeId'>;
/** A line of sender keys of one device for one room: a UUID. */
export type DistributionId = Brand<string, 'DistributionId'>;
/** A one-time secret that binds an enrolment to one person of the directory. */
export type InvitationCode = Brand<string, 'InvitationCode'>;

/** An account id: a UUID in lower case. */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A message or envelope id: 128 bits as lower-case hex digits. */
export const hex128Pattern = /^[0-9a-f]{32}$/;
/** A group or change id: 256 bits as lower-case hex digits. */
export const hex256Pattern = /^[0-9a-f]{64}$/;
/** Ids of persons come from the agency's systems: letters, digits and a few joints, never a separator. */
export const directoryIdPattern = /^[A-Za-z0-9._-]{1,64}$/;
/** A conversation id: its kind, and what tells it from others of this kind. */
export const conversationIdPattern = /^[a-z]+:[A-Za-z0-9._-]{1,64}$/;
/** An invitation code: four groups, without the digits 0 and 1, which are taken for letters. */
export const invitationPattern = /^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/;
/** The highest device id of an account (libsignal). */
export const maximumDeviceId = 127;

/** @throws AppError `invalid-request` when the text is not a lower-case UUID. */
export function accountId(text: string): AccountId {
  return matching<AccountId>(text, uuidPattern);
}

/** @throws AppError `invalid-request` when the text is not a lower-case UUID. */
export function distributionId(text: string): DistributionId {
  return matching<DistributionId>(text, uuidPattern);
}

/** @throws AppError `invalid-request` outside 1 to 127. */
export function deviceId(value: number): DeviceId {
  if (!Number.isInteger(value) || value < 1 || value > maximumDeviceId) throw new AppError('invalid-request');
  return value as DeviceId;
}

/** @throws AppError `invalid-request` for anything but 1 to 64 letters, digits, dots, dashes and underscores. */
export function personId(text: string): PersonId {
  return matching<PersonId>(text, directoryIdPattern);
}

/** @throws AppError `invalid-request` for anything but 1 to 64 letters, digits, dots, dashes and underscores. */
export function unitId(text: string): UnitId {
  return matching<UnitId>(text, directoryIdPattern);
}

/** @throws AppError `invalid-request` unless the text is 32 hex digits. */
export function messageId(text: string): MessageId {
  return matching<MessageId>(text, hex128Pattern);
}

/** @throws AppError `invalid-request` unless the text is 32 hex digits. */
export function envelopeId(text: string): EnvelopeId {
  return matching<EnvelopeId>(text, hex128Pattern);
}

/** @throws AppError `invalid-request` unless the text is 64 hex digits. */
export function changeId(text: string): ChangeId {
  return matching<ChangeId>(text, hex256Pattern);
}

/** The room that a change begins. */
export function groupOf(creation: ChangeId): GroupId {
  return creation as string as GroupId;
}

/** @throws AppError `invalid-request` unless the text is 64 hex digits. */
export function groupId(text: string): GroupId {
  return matching<GroupId>(text, hex256Pattern);
}

/** @throws AppError `invalid-request` for text of another form. */
export function conversationId(text: string): ConversationId {
  return matching<ConversationId>(text, conversationIdPattern);
}

/** @throws AppError `invitation-invalid` unless the text has the form `ABCD-EFGH-JKLM-NPQR`. */
export function invitationCode(text: string): InvitationCode {
  const code = text.trim().toUpperCase();
  if (!invitationPattern.test(code)) throw new AppError('invitation-invalid');
  return code as InvitationCode;
}

function matching<Id extends string>(text: string, pattern: RegExp): Id {
  if (!pattern.test(text)) throw new AppError('invalid-request');
  return text as Id;
}
