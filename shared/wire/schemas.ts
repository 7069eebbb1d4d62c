import { base64Decode } from '@bufbuild/protobuf/wire';
import { z } from 'zod';
import {
  directoryIdPattern,
  invitationPattern,
  maximumDeviceId,
  uuidPattern,
  type AccountId,
  type DeviceId,
  type InvitationCode,
  type PersonId,
  type UnitId,
} from '../model/ids.ts';
import { ownBytes, type Bytes } from '../model/bytes.ts';
import { maximumPreKeyId } from './limits.ts';

/** Bytes as base64 text. */
export const bytes: z.ZodType<Bytes, string> = z.base64().transform((text) => ownBytes(base64Decode(text)));

/** Bytes of one length, as base64 text. */
export function bytesOf(length: number): z.ZodType<Bytes, string> {
  return bytes.refine((value) => value.length === length);
}

/** Ids as text of the form that `shared/model` gives them, or as a number within its range. */
export const account: z.ZodType<AccountId, string> = z
  .string()
  .regex(uuidPattern)
  .transform((text) => text as AccountId);

export const device: z.ZodType<DeviceId, number> = z
  .int()
  .min(1)
  .max(maximumDeviceId)
  .transform((value) => value as DeviceId);

export const person: z.ZodType<PersonId, string> = z
  .string()
  .regex(directoryIdPattern)
  .transform((text) => text as PersonId);

export const unit: z.ZodType<UnitId, string> = z
  .string()
  .regex(directoryIdPattern)
  .transform((text) => text as UnitId);

export const invitation: z.ZodType<InvitationCode, string> = z
  .string()
  .regex(invitationPattern)
  .transform((text) => text as InvitationCode);

/** Registration ids have 14 bits (Signal). */
export const registrationId = z.int().min(1).max(0x3fff);
export const preKeyId = z.int().min(1).max(maximumPreKeyId);
