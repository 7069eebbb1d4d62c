import { randomBytes } from 'node:crypto';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import {
  deviceId,
  envelopeId,
  personId,
  unitId,
  type InvitationCode,
  type PersonId,
} from '#shared/model/ids.ts';
import { type StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import { type ControlStore } from '#relay/stores/control-store.ts';
import { staffRecord } from '#tests/support/test-staff.ts';
import type { MailboxItem } from '#relay/stores/mailbox-store.ts';
import { randomEnrolment } from '#tests/support/key-upload.ts';

export const now = 1_760_000_000_000;
export const nobodyOffered = (): boolean => false;
export const always = (): boolean => true;
export const everybodyOffered = (): boolean => true;

export function person(index: number): StaffRecord {
  return staffRecord({ id: personId(`p-${String(index)}`), name: `name ${String(index)}` });
}

export function unit(index: number, parent?: number): OrgUnit {
  const id = (number: number): OrgUnit['id'] => unitId(`u-${String(number)}`);
  return {
    id: id(index),
    parent: parent === undefined ? null : id(parent),
    name: `unit ${String(index)}`,
    order: 0,
  };
}

export function enrol(store: ControlStore, who: PersonId, oneTimeKeys = 3): EnrolmentRequest {
  const request = randomEnrolment({ kind: 'offer', person: who }, oneTimeKeys);
  store.enrol(request, now, everybodyOffered);
  return request;
}

export function firstDevice({ account }: EnrolmentRequest): DeviceAddress {
  return { account, device: deviceId(1) };
}

export function item(to: DeviceAddress): MailboxItem {
  const id = envelopeId(randomBytes(16).toString('hex'));
  return { to, id, type: 2, ciphertext: ownBytes(randomBytes(10)) };
}

export function byInvitation(code: InvitationCode): EnrolmentRequest {
  return randomEnrolment({ kind: 'invitation', code });
}
