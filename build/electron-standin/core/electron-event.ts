/** An event object as Electron's emitters pass it first to their listeners. */
export function electronEvent<T extends object>(details?: T): ElectronEvent & T {
  const event: ElectronEvent = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return Object.assign(event, details);
}

export interface ElectronEvent {
  defaultPrevented: boolean;
  preventDefault: () => void;
}
