import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import {
  enrolmentRequest,
  type enrolmentAnswer,
  type offersAnswer,
  type serverDescription,
} from '#shared/wire/http.ts';
import { directoryTopic } from '../stores/bus.ts';
import type { EnrolmentOutcome } from '../stores/control-store.ts';
import { checkFirstDeviceList } from './check-device-list.ts';
import type { GatewayContext } from './gateway-context.ts';
import { visibleToNobody } from './visible.ts';

/** What one may ask before one has an account. */
export function enrolmentRoutes(
  server: FastifyInstance,
  context: GatewayContext,
  onRevoked: (address: DeviceAddress) => void,
): void {
  server.get('/v1/server', (): z.input<typeof serverDescription> => ({
    agency: context.agency,
    offers: context.offered.length > 0,
  }));

  server.get('/v1/offers', (): z.input<typeof offersAnswer> => ({
    offers: context.offered.map((id) => {
      const { account, ...person } = visibleToNobody(context.control, id);
      return { person, taken: account !== null };
    }),
  }));

  server.post('/v1/enrolment', async (request): Promise<z.input<typeof enrolmentAnswer>> => {
    // A local socket has no addresses: whoever may use it is the same user.
    const attempt = context.limits.enrolment(request.socket.remoteAddress ?? 'local');
    try {
      const { answer, revoked } = await enrol(enrolmentRequest.parse(request.body));
      for (const address of revoked) onRevoked(address);
      context.bus.ring(directoryTopic);
      attempt.giveBack();
      return answer;
    } catch (error) {
      if (!isWrongClaim(error)) attempt.giveBack();
      throw error;
    }
  });

  const enrol = async (request: EnrolmentRequest): Promise<EnrolmentOutcome> => {
    await checkFirstDeviceList(request);
    return context.control.enrol(request, context.now(), (person) => context.offered.includes(person));
  };
}

function isWrongClaim(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'invitation-invalid' || error.code === 'unauthorized');
}
