import { request } from 'node:http';
import { once } from 'node:events';
import { expect, test } from '../fixtures/narae.ts';
import { officials } from '../fixtures/acquainted.ts';
import { NameLookups } from '../support/name-lookups.ts';
import { DenyingProxy, SocketWatch } from '../support/outside-connections.ts';

const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'NODE_USE_ENV_PROXY'];

test.skip(process.platform !== 'linux', 'looks at the sockets of processes in /proc');

test.afterEach(() => {
  NameLookups.end();
  for (const name of proxyVariables) Reflect.deleteProperty(process.env, name);
});

test('nothing leaves but to the backend: no host is asked for, by the window or by the rest', async ({
  openProfile,
  dataRoot,
}) => {
  const proxy = await DenyingProxy.start();
  // A watch that sees nothing would prove nothing.
  const probe = request(`http://${proxy.address}/probe`, { path: 'http://probe.example/' });
  probe.end();
  await once(probe, 'response');
  expect(proxy.asked.splice(0)).toEqual(['GET http://probe.example/ HTTP/1.1']);

  const url = `http://${proxy.address}`;
  for (const name of proxyVariables) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : url;
  const lookups = new NameLookups(dataRoot);
  const a = await openProfile('a', `--proxy-server=${url}`, lookups.argument('a'));
  const pid = a.app.process().pid;
  if (pid === undefined) throw new Error('the app has no process');
  const watch = new SocketWatch(pid);

  await a.signIn.as(0);
  const b = await openProfile('b', `--proxy-server=${url}`, lookups.argument('b'));
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
  await proxy.stop();

  // One name that nobody else asks for, and that no resolver is asked for, shows that lookups would be seen.
  await a.app.evaluate(() => process.getBuiltinModule('node:dns/promises').lookup('localhost'));
  await Promise.all([a.app.close(), b.app.close()]);
  expect(lookups.byNode()).toEqual(['localhost']);
  expect(lookups.byChromium().filter((name) => !['127.0.0.1', 'localhost'].includes(name))).toEqual([]);
});
