import type { MainLink } from './main-link.ts';

/** Reports each new document title; Chromium's own target information does not follow it. */
export function reportTitle(link: MainLink): void {
  let reported: string | undefined;
  const report = (): void => {
    if (document.title === reported) return;
    reported = document.title;
    link.post({ type: 'title', title: reported });
  };
  document.addEventListener('DOMContentLoaded', () => {
    report();
    // Not all of the document: what is observed is dearer to change, and pages would seem slower than they are in Electron.
    const observed = document.head;
    new MutationObserver(report).observe(observed, { subtree: true, childList: true, characterData: true });
  });
}
