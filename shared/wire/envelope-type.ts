/**
 * The type of an envelope that was sealed for many (Signal's UNIDENTIFIED_SENDER). It stands beside libsignal's
 * CiphertextMessageType, which has no number for it: what is inside says its own.
 */
export const sealedEnvelope = 6;
