import type { FastifyInstance } from 'fastify';
import type { DeviceAddress } from '#shared/model/address.ts';
import { revocationRequest } from '#shared/wire/http.ts';
import { device as deviceSchema } from '#shared/wire/schemas.ts';
import { admit } from './authenticate.ts';
import { checkSignature } from './check-device-list.ts';
import type { GatewayContext } from './gateway-context.ts';

/** Managing the devices of one's own account. */
export function deviceRoutes(
  server: FastifyInstance,
  context: GatewayContext,
  onRevoked: (address: DeviceAddress) => void,
): void {
  const { control } = context;

  server.post<{ Params: { device: string } }>('/v1/devices/:device/revocation', async (request) => {
    const { account } = admit(context, request);
    const address: DeviceAddress = { account, device: deviceSchema.parse(Number(request.params.device)) };
    const { list } = revocationRequest.parse(request.body);
    await checkSignature(account, control.devices(account).identityKey, list);
    control.revokeDevice(address, list);
    onRevoked(address);
    return {};
  });
}
