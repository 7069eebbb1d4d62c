/** Something that Narae is made of. */
export interface Part {
  readonly name: string;
  /** Empty for what has none. */
  readonly version: string;
  /** An SPDX expression; empty where nobody has said one. */
  readonly licence: string;
  /** The whole of the terms. */
  readonly text: string;
}
