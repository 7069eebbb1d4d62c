/** What the Enter logic needs from the field and the page; a test gives it plain functions. */
export interface CompositionEnterOptions {
  /** Sends (or chooses). Called once for each Enter, when the field's own value holds the whole last syllable. */
  readonly submit: () => void;
  /** Makes the input method finish, when it has not done so by itself in time: `blur()` and `focus()`. */
  readonly commit: () => void;
  /** Whether this Enter submits; false leaves it to the browser (a new line). */
  readonly submits: (event: EnterKeyEvent) => boolean;
  readonly schedule?: (run: () => void, milliseconds: number) => () => void;
  /** A clock that only goes forward, in milliseconds. */
  readonly now?: () => number;
}

/** The part of a KeyboardEvent that is looked at. */
export interface EnterKeyEvent {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly preventDefault: () => void;
  readonly stopPropagation: () => void;
}

export interface CompositionEnter {
  readonly keydown: (event: EnterKeyEvent) => void;
  readonly keyup: (event: EnterKeyEvent) => void;
  readonly compositionstart: () => void;
  readonly compositionend: () => void;
  /** A line break that the browser is about to insert. */
  readonly beforeinput: (event: { readonly inputType: string; readonly preventDefault: () => void }) => void;
  readonly input: () => void;
  readonly dispose: () => void;
}

/**
 * Enter in a field where Korean is written. A Korean input method commits the open syllable AND lets Enter through, but
 * systems differ in the order: Enter may come before `compositionend` (Windows, Linux, Chromium on macOS), after it, or
 * hidden behind key code 229. In each of them one press submits once, with the syllable complete. An Escape that ends a
 * composition does nothing else, in whichever order it comes.
 */
export function createCompositionEnter(options: CompositionEnterOptions): CompositionEnter {
  const schedule = options.schedule ?? scheduleWithTimer;
  const now = options.now ?? (() => performance.now());
  let composing = false;
  /** Enter was pressed within a composition: submit at its end. */
  let pending = false;
  /** This press has submitted already; what else the system makes of it is swallowed until the key is up. */
  let spent = false;
  /** A keydown that told nothing but "the input method has it"; its keyup says whether it was Enter. */
  let unnamed: 'none' | 'pressed' | 'committed' = 'none';
  let cancelFallback: () => void = () => undefined;
  /** When the last composition ended, as long as no key came after it. */
  let endedAt = Number.NEGATIVE_INFINITY;

  const submit = (): void => {
    cancelFallback();
    pending = false;
    spent = true;
    unnamed = 'none';
    options.submit();
  };

  return {
    keydown(event) {
      const hasJustEnded = now() - endedAt < sameKeyDelay;
      endedAt = Number.NEGATIVE_INFINITY;
      if (event.key === 'Escape' && (composing || event.isComposing || hasJustEnded)) event.stopPropagation();
      unnamed = isUnnamed(event) ? 'pressed' : 'none';
      if (!isEnter(event) || !options.submits(event)) return;
      event.preventDefault();
      if (pending || spent || event.repeat) return;
      if (!composing && !event.isComposing) {
        submit();
        return;
      }
      pending = true;
      cancelFallback = schedule(() => {
        // No compositionend came. Taking the focus away makes the input method commit, which may end it right here.
        options.commit();
        if (pending) submit();
      }, fallbackDelay);
    },
    keyup(event) {
      if (!isEnter(event)) return;
      if (unnamed === 'committed' && !spent && !pending && options.submits(event)) submit();
      unnamed = 'none';
      spent = false;
    },
    compositionstart() {
      composing = true;
      spent = false;
    },
    compositionend() {
      composing = false;
      endedAt = now();
      if (unnamed === 'pressed') unnamed = 'committed';
      if (pending) submit();
    },
    beforeinput(event) {
      const isBreak = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
      if (isBreak && (pending || spent)) event.preventDefault();
    },
    input() {
      // Somebody types on: a press whose keyup went elsewhere must not swallow the next Enter.
      if (!pending) spent = false;
    },
    dispose() {
      cancelFallback();
      pending = false;
    },
  };
}

const fallbackDelay = 200;
/** The key that ended a composition may come within this; nobody presses another one so soon, in milliseconds. */
const sameKeyDelay = 100;

function isEnter(event: EnterKeyEvent): boolean {
  if (event.key === 'Enter') return true;
  return event.keyCode === 229 && (event.code === 'Enter' || event.code === 'NumpadEnter');
}

function isUnnamed(event: EnterKeyEvent): boolean {
  return event.keyCode === 229 && event.code === '' && event.key !== 'Enter';
}

function scheduleWithTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
