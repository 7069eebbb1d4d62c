/** Ends the set-up. Its message is the one sentence a person reads, so it says what to do. */
export class SetupFailure extends Error {}
