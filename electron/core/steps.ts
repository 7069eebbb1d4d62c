/**
 * The places of sending, receiving, enrolling and making keys at which a crash is a case of its own. The crash harness ends the process at each of
 * them; the program itself takes no notice.
 */
export const coreSteps = [
  'send:before-queued',
  'send:queued',
  'send:bundles-fetched',
  'send:key-shared',
  'send:sealed',
  'send:accepted',
  'send:finished',
  'receive:taken',
  'receive:opened',
  'receive:committed',
  'receive:acknowledged',
  'zone:before-commit',
  'zone:in-commit',
  'zone:key-used',
  'zone:committed',
  'keys:stored',
  'keys:published',
  'keys:noted',
  'enrol:stored',
  'enrol:answered',
] as const;

/** One of the steps. */
export type CoreStep = (typeof coreSteps)[number];

/** Told at every step, before the next one begins. */
export type OnStep = (step: CoreStep) => void;
