import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  enrolmentRequest,
  type enrolmentAnswer,
  type offersAnswer,
  type serverDescription,
} from '#shared/wire/http.ts';
import { directoryTopic } from '../stores/bus.ts';
import type { GatewayContext } from './gateway-context.ts';

/** What one may ask before one has an account. */
export function enrolmentRoutes(server: FastifyInstance, context: GatewayContext): void {
  server.get('/v1/server', (): z.input<typeof serverDescription> => ({
    agency: context.agency,
    offers: context.offered.length > 0,
  }));

  server.get('/v1/offers', (): z.input<typeof offersAnswer> => ({
    offers: context.offered.map((id) => {
      const { account, ...person } = context.control.person(id);
      return { person, taken: account !== null };
    }),
  }));

  server.post('/v1/enrolment', (request): z.input<typeof enrolmentAnswer> => {
    const answer = context.control.enrol(enrolmentRequest.parse(request.body), context.now(), (person) =>
      context.offered.includes(person),
    );
    context.bus.ring(directoryTopic);
    return answer;
  });
}
