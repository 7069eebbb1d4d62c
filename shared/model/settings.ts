/** What a person has chosen for this profile. */
export interface Settings {
  /** Stops sending to somebody whose safety number has changed until the person has looked at the change. */
  readonly blockOnIdentityChange: boolean;
  /** Tells of a message that names oneself also where the conversation is muted. */
  readonly mentionsDespiteMute: boolean;
  /** Tells others how far one has read. What others tell is shown all the same. */
  readonly tellRead: boolean;
}

/**
 * A change of keys is shown and stops nothing, as people know it from other messengers; agencies may want it stricter. Whoever
 * is called by name is needed, however quiet the room is to be.
 */
export const defaultSettings: Settings = {
  blockOnIdentityChange: false,
  mentionsDespiteMute: true,
  tellRead: true,
};
