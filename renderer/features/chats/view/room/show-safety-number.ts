import { createContext } from 'react';

/** Opens the safety number of the room one is in; what stands in a room finds it here. */
export const ShowSafetyNumber = createContext<() => void>(() => undefined);
