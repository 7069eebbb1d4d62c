/** What a person has chosen for this profile. */
export interface Settings {
  /** Stops sending to somebody whose safety number has changed until the person has looked at the change. */
  readonly blockOnIdentityChange: boolean;
}

/** A change is shown and stops nothing, as people know it from other messengers; agencies may want it stricter. */
export const defaultSettings: Settings = { blockOnIdentityChange: false };
