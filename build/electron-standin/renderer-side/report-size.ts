import type { MainLink } from './main-link.ts';

/** Reports the size of the page: a person resizes the window, and Chromium tells only the page about it. */
export function reportSize(link: MainLink): void {
  window.addEventListener('resize', () => {
    link.post({ type: 'resized', width: innerWidth, height: innerHeight });
  });
}
