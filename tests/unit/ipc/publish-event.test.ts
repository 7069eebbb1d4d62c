import { expect, test } from 'vitest';
import { ZodError } from 'zod';
import { channelTable, type DomainName } from '#shared/ipc/channel-table.ts';
import { defaultPreferences } from '#shared/model/preferences.ts';
import { publishEvent, type EventPage } from '#ipc/publish-event.ts';

const own = 'app://bundle/index.html?lang=ko';
const changed = { domain: 'preferences', name: 'changed', payload: defaultPreferences } as const;

/** A page that notes what it is sent. */
class NotingPage implements EventPage {
  readonly sent: (readonly [string, unknown])[] = [];
  readonly #url: string;
  readonly #destroyed: boolean;

  constructor(url = own, destroyed = false) {
    this.#url = url;
    this.#destroyed = destroyed;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** As Electron does: what is gone cannot even be asked. */
  getURL(): string {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    return this.#url;
  }

  send(channel: string, payload: unknown): void {
    this.sent.push([channel, payload]);
  }
}

test('an event goes to every page of ours', () => {
  const pages = [new NotingPage(), new NotingPage('app://bundle/index.html?conversation=direct:1#x')];
  publishEvent(changed, pages);
  for (const { sent } of pages) expect(sent).toEqual([['narae:preferences.changed', defaultPreferences]]);
});

test.each([
  'https://bundle/index.html',
  'app://bundle.example.com/index.html',
  'app://bundle@example.com/',
  'app://other/index.html',
  'file:///index.html',
  'chrome-error://chromewebdata/',
  'about:blank',
  'data:text/html,app://bundle/',
  '',
])('a window that shows %j hears nothing, and the others do', (url) => {
  const [foreign, ours] = [new NotingPage(url), new NotingPage()];
  publishEvent(changed, [foreign, ours]);
  expect([foreign.sent, ours.sent.length]).toEqual([[], 1]);
});

test('a page that is gone costs the others nothing', () => {
  const ours = new NotingPage();
  publishEvent(changed, [new NotingPage(own, true), ours]);
  expect(ours.sent).toHaveLength(1);
});

const events = Object.entries(channelTable).flatMap(([domain, table]) =>
  table.events.map((name) => [domain as DomainName, name] as const),
);

test.each(events)('%s.%s of another form is told to its sender, and to no page', (domain, name) => {
  for (const payload of [undefined, null, 'text', 7, [], { planted: true }]) {
    const page = new NotingPage();
    expect(() => {
      publishEvent({ domain, name, payload }, [page]);
    }, JSON.stringify(payload)).toThrow(ZodError);
    expect(page.sent).toEqual([]);
  }
});

test('nor does anything leave beside what the contract names', () => {
  const page = new NotingPage();
  for (const payload of [
    { ...defaultPreferences, databaseKey: 'secret' },
    { ...defaultPreferences, zoom: 9 },
  ])
    try {
      publishEvent({ ...changed, payload }, [page]);
    } catch (error) {
      expect(error).toBeInstanceOf(ZodError);
    }
  expect(JSON.stringify(page.sent)).not.toMatch(/databaseKey|secret|"zoom":9/);
});

test('an event that there is not is not sent at all', () => {
  const page = new NotingPage();
  for (const name of ['planted', 'toString', '__proto__', 'get'])
    expect(() => {
      publishEvent({ domain: 'preferences', name, payload: {} }, [page]);
    }, name).toThrow('internal');
  expect(page.sent).toEqual([]);
});
