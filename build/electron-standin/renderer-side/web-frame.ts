import type { Bridge } from './bridge.ts';
import { EventEmitter } from './event-emitter.ts';

/** `webFrame` of a preload: what a page can do to itself. */
export function createWebFrame(bridge: Bridge): object {
  const styles = new Map<string, HTMLStyleElement>();
  return Object.assign(new EventEmitter(), {
    insertCSS(css: string): string {
      const style = document.createElement('style');
      style.textContent = css;
      document.documentElement.append(style);
      const key = crypto.randomUUID();
      styles.set(key, style);
      return key;
    },
    removeInsertedCSS(key: string): void {
      styles.get(key)?.remove();
      styles.delete(key);
    },
    async executeJavaScript(code: string): Promise<unknown> {
      return bridge.request({ op: 'evaluate', code });
    },
    insertText(text: string): void {
      document.execCommand('insertText', false, text);
    },
    // Spell checking is Chromium's own here; the words that an app supplies are not asked for.
    setSpellCheckProvider(): void {},
    setVisualZoomLevelLimits(): void {},
    clearCache(): void {},
    isWordMisspelled: (): boolean => false,
    getWordSuggestions: (): string[] => [],
  });
}
