import type { WebContents } from 'electron';

/** What pages have not saved yet when the program ends. */
export class LastSaving {
  readonly #waiting = new Map<number, () => void>();
  readonly #tell: (pages: readonly WebContents[]) => void;

  /** `tell` says to pages that the program ends. */
  constructor(tell: (pages: readonly WebContents[]) => void) {
    this.#tell = tell;
  }

  /** Tells the pages, and waits until each of them has saved or is gone, in milliseconds at most `limit`. */
  async ask(pages: readonly WebContents[], limit: number): Promise<void> {
    const listening = pages.filter((page) => !page.isLoading() && !page.isCrashed());
    const saved = listening.map((page) => this.#untilSaved(page));
    this.#tell(listening);
    let timer: NodeJS.Timeout | undefined;
    const limited = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limit);
    });
    await Promise.race([Promise.all(saved), limited]);
    clearTimeout(timer);
  }

  /** A page has saved. */
  saved(contents: number): void {
    this.#waiting.get(contents)?.();
  }

  #untilSaved(page: WebContents): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(page.id, resolve);
      page.once('destroyed', resolve);
      page.once('render-process-gone', () => resolve());
    });
  }
}
