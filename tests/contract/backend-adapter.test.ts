import { demoStaff, testAgency } from '#tests/support/demo-staff.ts';
import type { ListenAddress } from '#relay/gateway/gateway.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import type { BackendUnderTest } from './adapter/backend-under-test.ts';
import { enrolmentSuite } from './adapter/enrolment-suite.ts';
import { envelopesSuite } from './adapter/envelopes-suite.ts';
import { keysSuite } from './adapter/keys-suite.ts';
import { multiSuite } from './adapter/multi-suite.ts';
import { presenceSuite } from './adapter/presence-suite.ts';

const agency = { ...testAgency, offered: demoStaff.slice(0, 60).map(({ id }) => id) };

const backends: readonly [name: string, open: () => Promise<BackendUnderTest>][] = [
  ['RelayAdapter by local socket', async () => underTest(await TestRelay.start({ agency }))],
  [
    'RelayAdapter by network',
    async () =>
      underTest(await TestRelay.start({ agency, listen: { kind: 'network', host: '127.0.0.1', port: 0 } })),
  ],
];

for (const [backend, open] of backends) {
  enrolmentSuite(backend, open);
  envelopesSuite(backend, open);
  keysSuite(backend, open);
  multiSuite(backend, open);
  presenceSuite(backend, open);
}

function underTest(relay: TestRelay): BackendUnderTest {
  return {
    configuration: { kind: 'relay', location: locationOf(relay.address) },
    people: relay.offered,
    invite: (person) => relay.invite(person),
    stop: () => relay.stop(),
    start: () => relay.start(),
  };
}

function locationOf(address: ListenAddress): BackendUnderTest['configuration']['location'] {
  if (address.kind === 'local') return address;
  return { kind: 'network', origin: `http://${address.host}:${String(address.port)}` };
}
