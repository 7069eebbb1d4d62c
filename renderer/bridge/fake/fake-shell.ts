import { AppError } from '#shared/errors/app-error.ts';
import type { RequestName } from '#shared/ipc/channel-table.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { FakeEvents } from './fake-events.ts';
import type { Scene } from './scene.ts';

type Fake<Domain extends 'windows' | 'preferences' | 'settings'> = {
  readonly [Name in RequestName<Domain>]: (input: RequestInput<Domain, Name>) => RequestOutput<Domain, Name>;
};

/** The `windows` domain: there is only this window, and one destination at most. */
export function createFakeWindows(scene: Scene): Fake<'windows'> {
  let { destination } = scene;
  return {
    showing: () => ({}),
    saved: () => ({}),
    openConversation: () => {
      refuseChange(scene);
      return {};
    },
    goTo: () => {
      refuseChange(scene);
      return {};
    },
    nextDestination: () => {
      const next = destination;
      destination = null;
      return next === null ? null : { to: next, by: 'person' };
    },
  };
}

/** The `preferences` domain; nothing follows from a change but what the page itself does. */
export function createFakePreferences(scene: Scene, events: FakeEvents): Fake<'preferences'> {
  let { preferences } = scene;
  return {
    get: () => preferences,
    set: (change) => {
      refuseChange(scene);
      preferences = { ...preferences, ...change } as typeof preferences;
      events.emit('preferences', 'changed', preferences);
      return preferences;
    },
  };
}

/** The `settings` domain. */
export function createFakeSettings(scene: Scene, events: FakeEvents): Fake<'settings'> {
  let { settings } = scene;
  return {
    get: () => settings,
    set: (change) => {
      refuseChange(scene);
      settings = { ...settings, ...change } as typeof settings;
      events.emit('settings', 'changed', settings);
      return settings;
    },
  };
}

function refuseChange({ refuseChange: reason }: Scene): void {
  if (reason !== null) throw new AppError(reason);
}
