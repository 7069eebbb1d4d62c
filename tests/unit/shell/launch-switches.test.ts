import { expect, test } from 'vitest';
import { refusedSwitch } from '#shell/launch-switches.ts';
import { hiddenArgument, startArguments } from '#shell/launch-settings.ts';

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-allow-origins=*',
  '--no-sandbox',
  '--disable-web-security',
  '--proxy-server=evil.example:80',
  '--proxy-pac-url=http://evil.example',
  '--host-rules=MAP * evil.example',
  '--host-resolver-rules=MAP * evil.example',
  '--load-extension=/tmp/x',
  '--disable-features=IsolateOrigins',
  '--enable-features=X',
  '--js-flags=--allow-natives-syntax',
  '--inspect',
  '--inspect-brk=0.0.0.0:9229',
  '--user-data-dir=/tmp/x',
  '--ignore-certificate-errors',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
  '--gpu-launcher=calc.exe',
  '--renderer-cmd-prefix=gdb',
  '--log-net-log=/tmp/x',
  '--enable-logging',
  '--data-root=/elsewhere',
  '--hidden=1',
  '-remote-debugging-port=9222',
  ' --inspect',
  '--',
  '-r',
])('%s ends an installed program before it has begun', (arg) => {
  for (const platform of ['win32', 'linux', 'darwin'] as const)
    expect(refusedSwitch(['--hidden', arg, 'narae:settings'], platform)).not.toBeNull();
});

test('the name of the switch is told, and nothing that came with it', () => {
  expect(refusedSwitch(['--user-data-dir=C:\\Users\\hong'], 'win32')).toBe('--user-data-dir');
  expect(refusedSwitch([`--${'x'.repeat(500)}`], 'linux')).toHaveLength(60);
});

test('on Windows a slash is a dash', () => {
  expect(refusedSwitch(['/remote-debugging-port=9222'], 'win32')).toBe('/remote-debugging-port');
  expect(refusedSwitch(['/srv/file'], 'linux')).toBeNull();
});

test('what we, the session, links and installers start with is accepted', () => {
  const ours = [...startArguments({ profile: 'b' }), hiddenArgument];
  const others = [
    '-Embedding',
    '-ToastActivated',
    '--squirrel-firstrun',
    '--updated',
    '--original-process-start-time=13377',
  ];
  for (const args of [
    [],
    ours,
    others,
    ['narae:people'],
    ['--allow-file-access-from-files', 'narae://settings/'],
  ])
    expect(refusedSwitch(args, 'win32')).toBeNull();
});
