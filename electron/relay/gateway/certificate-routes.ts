import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import type { certificateAnswer } from '#shared/wire/http.ts';
import { admit } from './authenticate.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import type { GatewayContext } from './gateway-context.ts';

/**
 * How long a certificate is good. A message that was sealed before a PC was switched off leaves, as it was sealed, when it is
 * on again: after the longest holidays with the weekends beside them that is nine days. Not longer, because it goes on saying
 * that a device is its account's after that has been revoked.
 */
const certificateMs = 10 * 24 * 60 * 60 * 1000;

/** What a device needs to send a sealed message. */
export function certificateRoutes(server: FastifyInstance, context: GatewayContext): void {
  const { control, now } = context;
  let authority: CertificateAuthority | null = null;

  server.get('/v1/certificate', async (request): Promise<z.input<typeof certificateAnswer>> => {
    const address = admit(context, request);
    // It loads libsignal, which takes 60 to 160 ms, and most starts of a relay see no message to a room.
    const { CertificateAuthority, makeSigningKeys } = await import('./certificate-authority.ts');
    const { identityKey, devices } = control.devices(address.account);
    // Revoked while libsignal was loaded.
    if (!devices.some(({ device }) => device === address.device)) throw new AppError('revoked');
    authority ??= new CertificateAuthority(control.signingKeys(makeSigningKeys));
    const expiresAt = now() + certificateMs;
    return {
      certificate: base64(authority.issue(address, identityKey, expiresAt)),
      expiresAt,
      trustRoot: base64(authority.trustRoot),
    };
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
