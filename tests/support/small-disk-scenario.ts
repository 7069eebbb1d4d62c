/** The disk of a scenario, and what can go wrong with it. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all room, but for `leaveBytes`. */
  readonly fill: (leaveBytes?: number) => void;
  /** Gives the room back. */
  readonly free: () => void;
  /** Only while nobody has a file open for writing. */
  readonly setReadonly: (readonly: boolean) => void;
  /** Makes every write of this process to any file fail, open ones too, as a disk does that gives up. */
  readonly setFailing: (failing: boolean) => void;
}

/** What runs on a small disk: a module that exports `run`. It must end by itself, and answers what JSON can hold. */
export type Scenario = (disk: SmallDisk, ...args: readonly string[]) => Promise<unknown>;

export interface ScenarioAnswer {
  readonly facts: unknown;
  readonly failure: string | null;
}
