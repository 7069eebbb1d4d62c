/** A connection that is back within so many milliseconds was never lost: until then it is being made. */
export const offlineDelay = 3000;
