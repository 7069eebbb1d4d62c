import { beforeEach, expect, test, vi } from 'vitest';
import { app } from '../electron-by-hand.ts';

vi.mock('electron', () => import('../electron-by-hand.ts'));
const { keepChromiumQuiet } = await import('#shell/quiet-chromium.ts');

beforeEach(() => {
  app.commandLine.appendSwitch.mockClear();
});

test('what a browser tells or fetches by itself is switched off, each part of it', () => {
  keepChromiumQuiet();
  const switches = new Map(app.commandLine.appendSwitch.mock.calls.map(([name, value]) => [name, value]));
  expect([...switches.keys()].toSorted()).toEqual([
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-features',
    'disable-sync',
    'no-pings',
  ]);
  expect(switches.get('disable-features')?.split(',').toSorted()).toEqual([
    'AutofillServerCommunication',
    'OptimizationGuideModelDownloading',
    'OptimizationHints',
  ]);
});
