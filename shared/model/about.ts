/** Which program this is, and what it runs on. */
export interface About {
  readonly version: string;
  /** Electron's version, and which runtime it is: Electron's own, or the stand-in of development. */
  readonly electron: string;
  readonly runtime: 'electron' | 'stand-in';
  readonly chromium: string;
  readonly node: string;
}
