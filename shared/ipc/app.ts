import { z } from 'zod';
import { request, type DomainDefinition } from './define.ts';
import { appStatusSchema } from './schemas.ts';

/** How far the messenger has come, who is signed in, and the way to the backend. */
export const app = {
  requests: { status: request(z.strictObject({}), appStatusSchema) },
  events: { statusChanged: appStatusSchema },
} satisfies DomainDefinition<'app'>;
