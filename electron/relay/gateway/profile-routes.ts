import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { profileRequest, type photoAnswer } from '#shared/wire/http.ts';
import { account as accountSchema } from '#shared/wire/schemas.ts';
import { presenceTopic } from '../stores/bus.ts';
import { admit } from './authenticate.ts';
import type { GatewayContext } from './gateway-context.ts';
import { isPhotoVisible, requireServing } from './visible.ts';

/** What people tell everybody whom the relay serves about themselves. */
export function profileRoutes(server: FastifyInstance, context: GatewayContext): void {
  const { control, bus, limits } = context;

  server.put('/v1/profile', (request) => {
    const { account } = admit(context, request);
    limits.profile(account);
    control.putProfile(account, profileRequest.parse(request.body));
    bus.ring(presenceTopic(account));
    return {};
  });

  server.get<{ Params: { account: string } }>(
    '/v1/accounts/:account/photo',
    (request): z.input<typeof photoAnswer> => {
      const { account } = admit(context, request);
      requireServing(control, account);
      const asked = accountSchema.parse(request.params.account);
      const photo = isPhotoVisible(control, account, asked) ? control.photo(asked) : null;
      return { photo: photo === null ? null : Buffer.from(photo).toString('base64') };
    },
  );
}
