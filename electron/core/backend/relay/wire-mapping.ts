import type { z } from 'zod';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { IncomingEnvelope, OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { KeyUpload, PublicPreKey, SignedDeviceList, SignedPublicPreKey } from '#shared/backend/keys.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId } from '#shared/model/ids.ts';
import type { IncomingEnvelope as WireEnvelope } from '#shared/wire/generated/frame_pb.js';
import type { enrolmentRequest, keyUpload, signedDeviceList } from '#shared/wire/http.ts';
import { wireClock, wireSequence, wireTime } from './wire-numbers.ts';

/** An enrolment as the relay reads it. */
export function toWireEnrolment(request: EnrolmentRequest): z.input<typeof enrolmentRequest> {
  return {
    claim: request.claim,
    account: request.account,
    secret: base64(request.secret),
    registrationId: request.registrationId,
    identityKey: base64(request.identityKey),
    keys: toWireKeys(request.keys),
    deviceList: toWireDeviceList(request.deviceList),
  };
}

/** A device list as the relay reads it. */
export function toWireDeviceList(list: SignedDeviceList): z.input<typeof signedDeviceList> {
  return { version: list.version, devices: list.devices, signature: base64(list.signature) };
}

/** An upload of keys as the relay reads it. */
export function toWireKeys(keys: KeyUpload): z.input<typeof keyUpload> {
  return {
    signedPreKey: toWireSignedKey(keys.signedPreKey),
    lastResortKyberPreKey: toWireSignedKey(keys.lastResortKyberPreKey),
    preKeys: keys.preKeys.map(toWireKey),
    kyberPreKeys: keys.kyberPreKeys.map(toWireSignedKey),
  };
}

/** @throws AppError `invalid-request` for ids, times and places of another form, which no relay of ours sends. */
export function fromWireEnvelope(envelope: WireEnvelope): IncomingEnvelope {
  return {
    sequence: wireSequence(envelope.sequence),
    id: envelopeId(Buffer.from(envelope.id).toString('hex')),
    from: { account: accountId(envelope.senderAccount), device: deviceId(envelope.senderDevice) },
    type: envelope.type,
    acceptedAt: wireTime(envelope.acceptedAt),
    ...wireClock(envelope.clockAt),
    // A view of the frame: a copy an envelope costs more than keeping the frame until its batch has been received.
    ciphertext: envelope.ciphertext as Bytes,
  };
}

/** An envelope as the relay reads it. */
export function toWireEnvelope(envelope: OutgoingEnvelope): {
  id: Uint8Array;
  account: string;
  device: number;
  registration: number;
  type: number;
  ciphertext: Uint8Array;
} {
  return {
    id: Buffer.from(envelope.id, 'hex'),
    account: envelope.to.account,
    device: envelope.to.device,
    registration: envelope.registrationId,
    type: envelope.type,
    ciphertext: envelope.ciphertext,
  };
}

function toWireKey(key: PublicPreKey): { id: number; publicKey: string } {
  return { id: key.id, publicKey: base64(key.publicKey) };
}

function toWireSignedKey(key: SignedPublicPreKey): { id: number; publicKey: string; signature: string } {
  return { ...toWireKey(key), signature: base64(key.signature) };
}

function base64(bytes: Bytes): string {
  return Buffer.from(bytes).toString('base64');
}
