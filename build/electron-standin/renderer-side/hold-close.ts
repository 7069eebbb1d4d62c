import type { MainLink } from './main-link.ts';

/**
 * A window closed by the window manager cannot be held back over the DevTools protocol. Where the app wants to be asked
 * (`close` listeners), the page holds it with `beforeunload`, and the main process decides.
 */
export function holdClose(link: MainLink): void {
  let holding = false;
  link.onMessage((message) => {
    if (message.type === 'hold-close') holding = true;
  });
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (holding) event.preventDefault();
    },
    true,
  );
}
