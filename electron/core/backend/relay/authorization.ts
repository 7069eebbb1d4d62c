import type { DeviceCredential } from '#shared/backend/enrolment.ts';

/** The `Authorization` header of a device (RFC 7617). */
export function authorization(credential: DeviceCredential): string {
  const secret = Buffer.from(credential.secret).toString('base64url');
  const pair = `${credential.account}.${String(credential.device)}:${secret}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
