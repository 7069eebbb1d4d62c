import type { ListenAddress } from '#relay/gateway/gateway.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { backendAdapterSuite, type BackendUnderTest } from './backend-adapter-suite.ts';

backendAdapterSuite('RelayAdapter by local socket', async () => underTest(await TestRelay.start()));

backendAdapterSuite('RelayAdapter by network', async () => {
  const relay = await TestRelay.start({ listen: { kind: 'network', host: '127.0.0.1', port: 0 } });
  return underTest(relay);
});

function underTest(relay: TestRelay): BackendUnderTest {
  return {
    configuration: { kind: 'relay', location: locationOf(relay.address) },
    people: relay.offered,
    stop: () => relay.stop(),
    start: () => relay.start(),
  };
}

function locationOf(address: ListenAddress): BackendUnderTest['configuration']['location'] {
  if (address.kind === 'local') return address;
  return { kind: 'network', origin: `http://${address.host}:${String(address.port)}` };
}
