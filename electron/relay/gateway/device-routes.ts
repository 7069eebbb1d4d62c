import type { FastifyInstance } from 'fastify';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import { device as deviceSchema } from '#shared/wire/schemas.ts';
import { authenticate } from './authenticate.ts';
import type { GatewayContext } from './gateway-context.ts';

/** Managing the devices of one's own account. */
export function deviceRoutes(
  server: FastifyInstance,
  context: GatewayContext,
  onRevoked: (key: string) => void,
): void {
  server.delete<{ Params: { device: string } }>('/v1/devices/:device', (request) => {
    const { account } = authenticate(context.control, request.headers.authorization);
    const address: DeviceAddress = { account, device: deviceSchema.parse(Number(request.params.device)) };
    context.control.revoke(address);
    context.mailboxes.drop(address);
    onRevoked(addressKey(address));
    return {};
  });
}
