import type { ConsoleMessage, Page } from '@playwright/test';

/** What pages report as errors, violations of the content security policy included, from their first load on. */
export class PageProblems {
  readonly #seen = new Set<string>();
  #found: string[] = [];
  readonly #watched = new Map<Page, string>();
  readonly #asking: Promise<void>[] = [];

  /** Notes what a page reports from now on, and what it has reported before anybody listened. */
  watch(profile: string, page: Page): void {
    if (this.#watched.has(page)) return;
    this.#watched.set(page, profile);
    page.on('pageerror', (error) => {
      this.#noteError(profile, error);
    });
    page.on('console', (message) => {
      this.#noteMessage(profile, message);
    });
    // Now, too: of a page that is gone at the end nobody can ask.
    this.#asking.push(this.#ask(page, profile));
  }

  /** Asks the pages that are open once more for all that they have reported. */
  async lookBack(): Promise<void> {
    await Promise.all([
      ...this.#asking,
      ...[...this.#watched].map(([page, profile]) => this.#ask(page, profile)),
    ]);
  }

  /** What was reported since this was asked last, each once. */
  take(): readonly string[] {
    const taken = this.#found;
    this.#found = [];
    return taken;
  }

  /** Playwright keeps the last 200 of each. */
  async #ask(page: Page, profile: string): Promise<void> {
    try {
      for (const error of await page.pageErrors()) this.#noteError(profile, error);
      for (const message of await page.consoleMessages()) this.#noteMessage(profile, message);
    } catch (error) {
      if (!page.isClosed()) throw error;
    }
  }

  #noteError(profile: string, { message }: Error): void {
    this.#note(`${profile}: ${message}`);
  }

  #noteMessage(profile: string, message: ConsoleMessage): void {
    if (message.type() === 'error') this.#note(`${profile}: ${message.text()}`);
  }

  #note(problem: string): void {
    if (this.#seen.has(problem)) return;
    this.#seen.add(problem);
    this.#found.push(problem);
  }
}
