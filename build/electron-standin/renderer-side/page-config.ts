/** What the scripts of a window need to know from the main process. */
export interface PageConfig {
  /** A random name for the events between the two worlds, so that page code cannot guess it. */
  readonly channel: string;
  readonly schemes: readonly string[];
  readonly preload: string;
  readonly process: ProcessFacts;
}

export interface ProcessFacts {
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resourcesPath: string;
}
