import type { ActivationArguments } from 'electron';

type Listener = (details: ActivationArguments) => void;

let listener: Listener | undefined;
const waiting: ActivationArguments[] = [];

/** What `Notification.handleActivation` is told; whatever came before the app listened, it hears at once. */
export const activations = {
  listen(callback: Listener): void {
    listener = callback;
    for (const details of waiting.splice(0)) callback(details);
  },
  tell(details: ActivationArguments): void {
    if (listener) listener(details);
    else waiting.push(details);
  },
};
