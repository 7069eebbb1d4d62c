import { request } from 'node:http';
import { once } from 'node:events';
import { expect, test } from '../fixtures/narae.ts';
import { officials } from '../fixtures/acquainted.ts';
import { callOut, strangeName } from '../support/hostile-page.ts';
import { NetworkRecord } from '../support/network-record.ts';
import { Outside } from '../support/outside.ts';
import { DenyingProxy, SocketWatch } from '../support/outside-connections.ts';

const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'NODE_USE_ENV_PROXY'];

test.skip(process.platform !== 'linux', 'looks at the sockets of processes in /proc');

test.afterEach(() => {
  NetworkRecord.end();
  for (const name of proxyVariables) Reflect.deleteProperty(process.env, name);
});

test('nothing leaves but to the backend: no host is asked for, by the window or by the rest, nor by a page gone wrong', async ({
  apps,
  openProfile,
  dataRoot,
}) => {
  const proxy = await DenyingProxy.start();
  const outside = await Outside.start();
  // A watch that sees nothing would prove nothing.
  const probe = request(`http://${proxy.address}/probe`, { path: 'http://probe.example/' });
  probe.end();
  await once(probe, 'response');
  expect(proxy.asked.splice(0)).toEqual(['GET http://probe.example/ HTTP/1.1']);

  const url = `http://${proxy.address}`;
  for (const name of proxyVariables) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : url;
  const record = new NetworkRecord(dataRoot);
  const watch = new SocketWatch(process.pid);
  // One whose windows are held back by the proxy alone, and one as people have it.
  const opened = [`--proxy-server=${url}`, '--host-resolver-rules=', '--webrtc-ip-handling-policy=default'];
  const a = await openProfile('a', record.argument('a'), ...opened);
  await a.signIn.as(0);
  const b = await openProfile('b', record.argument('b'));
  await b.signIn.as(1);
  await a.chats.startWith(officials.second.name);
  await a.chats.send('맞춤법 검사에 보내지지 않는 글 www.korea.kr 참고');
  await a.chats.expectState('www.korea.kr', 'delivered');
  await a.settings.open();
  await a.settings.leave();
  await b.chats.rows.first().click();
  await b.chats.expectState('www.korea.kr', 'received');

  expect(watch.stop()).toEqual([]);
  expect(proxy.asked).toEqual([]);
  expect(await apps.takeProblems()).toEqual([]);

  // What a page gone wrong tries is seen where nothing stands in its way, and gets nowhere in the program as it is.
  const { connections } = outside.addresses;
  expect(await callOut(a.page, outside)).not.toEqual([]);
  expect(outside.received).toContain('datagram');
  expect(proxy.asked).toContain(`CONNECT ${connections} HTTP/1.1`);
  outside.received.length = 0;
  expect(await callOut(b.page, outside)).toEqual([]);
  expect(outside.received).toEqual([]);
  expect((await apps.takeProblems()).join()).toContain(`http://${connections}/fetch`);

  // So is what the rest would do: a connection and a datagram that are over at once, and a name that nobody else asks for.
  await b.app.close();
  const [host = '', port = ''] = connections.split(':');
  const plant = (forMs: number): Promise<void> =>
    a.app.evaluate(
      async (_electron, to) => {
        const socket = process.getBuiltinModule('node:net').connect(to.port, to.host);
        await new Promise((resolve) => socket.once('connect', resolve));
        const datagrams = process.getBuiltinModule('node:dgram').createSocket('udp4').bind(0, to.host);
        await new Promise((resolve) => datagrams.send('text', to.port, to.host, resolve));
        await new Promise((resolve) => setTimeout(resolve, to.forMs));
        socket.destroy();
        datagrams.close();
      },
      { host, port: Number(port), forMs },
    );
  await plant(0);
  const again = new SocketWatch(process.pid);
  await plant(300);
  const words = Buffer.from(host.split('.').map(Number).toReversed()).toString('hex').toUpperCase();
  expect(again.stop()).toEqual(expect.arrayContaining([`tcp to ${words}`, `udp at ${words}`]));
  await a.app.evaluate(() => process.getBuiltinModule('node:dns/promises').lookup('localhost'));
  await a.app.close();
  await Promise.all([proxy.stop(), outside.stop()]);

  expect(record.byNode()).toEqual({
    names: ['localhost'],
    connections: [connections, connections],
    datagrams: ['a socket of Node', 'a socket of Node'],
  });
  const seen = record.byChromium('a');
  expect(seen.names).toContain(strangeName);
  expect(seen.datagrams).toContain(outside.addresses.datagrams);
  const own = record.byChromium('b');
  expect(own.names.filter((name) => !['127.0.0.1', 'localhost', '~notfound'].includes(name))).toEqual([]);
  expect(own.connections.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
  expect(own.datagrams).toEqual([]);
});
