/** Makes a scrolling area a stop of the Tab key, so that one can scroll it without a mouse although it is no control. */
export const scrollStop = { tabIndex: 0 } as const;
