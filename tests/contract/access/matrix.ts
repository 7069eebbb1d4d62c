import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { toWireEnrolment, toWireDeviceList, toWireKeys } from '#core/backend/relay/wire-mapping.ts';
import type { revocationRequest } from '#shared/wire/http.ts';
import { randomEnrolment, randomKeyUpload, signDeviceList } from '#tests/support/key-upload.ts';
import type { Caller, Cast } from './cast.ts';

/** What a caller gets: the status, and the code of a refusal. */
export type Verdict = '200' | `${number} ${string}`;

/** Who may do what on a route, and who may change something of the victim by it. */
export interface Row {
  readonly path: (cast: Cast) => string;
  readonly body?: (cast: Cast) => unknown;
  readonly verdicts: Readonly<Record<Caller, Verdict>>;
  readonly mayChangeVictim: readonly Caller[];
  /** What an answer must contain, because it is the caller's own and not the victim's. */
  readonly answers?: Partial<Record<Caller, object>>;
}

const anybody: Row['verdicts'] = {
  nobody: '200',
  malformed: '200',
  'wrong secret': '200',
  'another account': '200',
  revoked: '200',
  own: '200',
};

const devices: Row['verdicts'] = {
  nobody: '401 unauthorized',
  malformed: '401 unauthorized',
  'wrong secret': '401 unauthorized',
  'another account': '200',
  revoked: '401 revoked',
  own: '200',
};

/** Every route there is. A route without a row fails the test: decide here who may use it. */
export const matrix: Readonly<Record<string, Row>> = {
  'GET /v1/server': { path: () => '/v1/server', verdicts: anybody, mayChangeVictim: [] },
  'GET /v1/offers': { path: () => '/v1/offers', verdicts: anybody, mayChangeVictim: [] },
  'POST /v1/enrolment': {
    path: () => '/v1/enrolment',
    // Under the victim's own account, with another secret: a credential makes no difference to it.
    body: ({ victim, identity }) => {
      const { claim, keys, deviceList } = victim;
      const forged = { ...randomEnrolment(claim, 1, identity), account: victim.account, keys, deviceList };
      return toWireEnrolment(forged);
    },
    verdicts: mapped(anybody, '401 unauthorized'),
    mayChangeVictim: [],
  },
  'PUT /v1/keys': {
    path: () => '/v1/keys',
    body: () => toWireKeys(randomKeyUpload(2, 700)),
    verdicts: devices,
    mayChangeVictim: ['own'],
  },
  'GET /v1/keys': {
    path: () => '/v1/keys',
    verdicts: devices,
    mayChangeVictim: [],
    answers: { own: { preKeys: [1, 2, 3] }, 'another account': { preKeys: [1, 2, 3, 4, 5] } },
  },
  'GET /v1/keys/count': {
    path: () => '/v1/keys/count',
    verdicts: devices,
    mayChangeVictim: [],
    answers: { own: { preKeys: 3 }, 'another account': { preKeys: 5 } },
  },
  'GET /v1/accounts/:account/devices': {
    path: ({ victim }) => `/v1/accounts/${victim.account}/devices`,
    verdicts: devices,
    mayChangeVictim: [],
  },
  'GET /v1/accounts/:account/last-devices': {
    path: ({ victim }) => `/v1/accounts/${victim.account}/last-devices`,
    verdicts: devices,
    mayChangeVictim: [],
  },
  'POST /v1/accounts/:account/bundles': {
    path: ({ victim }) => `/v1/accounts/${victim.account}/bundles`,
    body: () => ({}),
    verdicts: devices,
    // A bundle takes one-time keys: that is what it is for. How many, the limits say.
    mayChangeVictim: ['another account', 'own'],
  },
  // Always the caller's own: there is nothing in the request to ask for another one's with.
  'GET /v1/certificate': { path: () => '/v1/certificate', verdicts: devices, mayChangeVictim: [] },
  'GET /v1/directory': { path: () => '/v1/directory', verdicts: devices, mayChangeVictim: [] },
  'PUT /v1/profile': {
    path: () => '/v1/profile',
    body: () => ({ statusText: '회의 중', absence: null, availability: 'away', photo: null }),
    verdicts: devices,
    mayChangeVictim: ['own'],
  },
  'GET /v1/accounts/:account/photo': {
    path: ({ victim }) => `/v1/accounts/${victim.account}/photo`,
    verdicts: devices,
    mayChangeVictim: [],
  },
  'POST /v1/devices/:device/revocation': {
    path: () => '/v1/devices/1/revocation',
    body: ({ victim, identity }): z.input<typeof revocationRequest> => ({
      list: toWireDeviceList(signDeviceList(identity, victim.account, 2, [])),
    }),
    // Even with the victim's real signature: the device that is named is always one of the caller's own account.
    verdicts: { ...devices, 'another account': '400 invalid-request' },
    mayChangeVictim: ['own'],
  },
};

/** A path where there is nothing. */
export const nowhere = `/v1/${randomUUID()}`;

function mapped(verdicts: Row['verdicts'], verdict: Verdict): Row['verdicts'] {
  return Object.fromEntries(Object.keys(verdicts).map((caller) => [caller, verdict])) as Row['verdicts'];
}
