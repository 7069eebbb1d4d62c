import type { FastifyRequest } from 'fastify';
import { AppError } from '#shared/errors/app-error.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import type { ControlStore } from '../stores/control-store.ts';
import type { GatewayContext } from './gateway-context.ts';

/**
 * The device that asks for something over HTTP.
 * @throws AppError `unauthorized` or `revoked`, and a RateLimitedError for one that asks too often.
 */
export function admit({ control, limits }: GatewayContext, { headers }: FastifyRequest): DeviceAddress {
  const address = authenticate(control, headers.authorization);
  limits.request(address);
  return address;
}

/**
 * The device behind an `Authorization` header (RFC 7617 Basic: `account.device` and the secret in base64url).
 * @throws AppError `unauthorized`, or `revoked` for a device that once was.
 */
export function authenticate(control: ControlStore, header: string | undefined): DeviceAddress {
  const { address, secret } = parse(header);
  const outcome = control.authenticate(address, ownBytes(Buffer.from(secret, 'base64url')));
  if (outcome === 'accepted') return address;
  throw new AppError(outcome === 'revoked' ? 'revoked' : 'unauthorized');
}

function parse(header: string | undefined): { readonly address: DeviceAddress; readonly secret: string } {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,400})$/.exec(header ?? '')?.[1];
  if (encoded === undefined) throw new AppError('unauthorized');
  const match = /^([0-9a-f-]{36})\.(\d{1,3}):([A-Za-z0-9_-]{1,100})$/.exec(
    Buffer.from(encoded, 'base64').toString(),
  );
  const [, account, device, secret] = match ?? [];
  if (account === undefined || device === undefined || secret === undefined)
    throw new AppError('unauthorized');
  try {
    return { address: { account: accountId(account), device: deviceId(Number(device)) }, secret };
  } catch (error) {
    throw new AppError('unauthorized', { cause: error });
  }
}
