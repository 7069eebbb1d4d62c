import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { directoryQuery, type directoryAnswer } from '#shared/wire/http.ts';
import { admit } from './authenticate.ts';
import type { GatewayContext } from './gateway-context.ts';
import { requireServing, visiblePage } from './visible.ts';

/** People in one page; about 300 bytes each, so that a page stays well under a megabyte. */
const pageSize = 1000;

/** The directory in pages, from the beginning or since a token. */
export function directoryRoutes(server: FastifyInstance, context: GatewayContext): void {
  server.get('/v1/directory', (request): z.input<typeof directoryAnswer> => {
    const { account } = admit(context, request);
    requireServing(context.control, account);
    const { since } = directoryQuery.parse(request.query);
    const { control } = context;
    const page = control.directoryPage(since ?? null, pageSize, control.agency(account));
    return visiblePage(control, account, page);
  });
}
