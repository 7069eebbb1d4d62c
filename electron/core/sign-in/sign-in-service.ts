import { setTimeout } from 'node:timers/promises';
import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { EnrolmentClaim } from '#shared/backend/enrolment.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { invitationCode } from '#shared/model/ids.ts';

/** How long a backend may take to answer at all before the sign-in screen says so: an embedded one is just starting. */
const patienceMs = 5_000;
const pauseMs = 150;

/** Signing in, for the window: whom one can be, and becoming them. */
export class SignInService implements DomainServices<'signIn'> {
  readonly #backend: BackendAdapter;
  readonly #enrol: (claim: EnrolmentClaim) => Promise<AppStatus>;

  constructor(backend: BackendAdapter, enrol: (claim: EnrolmentClaim) => Promise<AppStatus>) {
    this.#backend = backend;
    this.#enrol = enrol;
  }

  async offers(): Promise<RequestOutput<'signIn', 'offers'>> {
    return [...(await patiently(() => this.#backend.offers()))];
  }

  enrol(input: RequestInput<'signIn', 'enrol'>): Promise<AppStatus> {
    return this.#enrol(
      'person' in input
        ? { kind: 'offer', person: input.person }
        : { kind: 'invitation', code: invitationCode(input.invitation) },
    );
  }
}

/** Repeats a call while the backend is unavailable, for a few seconds. */
export async function patiently<Value>(call: () => Promise<Value>): Promise<Value> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const mayHelp = error instanceof AppError && error.code === 'unavailable';
      if (!mayHelp || performance.now() > giveUpAt) throw error;
      await setTimeout(pauseMs);
    }
  }
}
