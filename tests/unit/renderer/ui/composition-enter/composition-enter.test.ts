import { beforeEach, describe, expect, it } from 'vitest';
import {
  createCompositionEnter,
  type CompositionEnter,
  type EnterKeyEvent,
} from '#renderer/ui/composition-enter/composition-enter.ts';

/** A field as a browser has it: its value changes by input, and submitting takes the value and empties it. */
class Field {
  value = '';
  readonly sent: string[] = [];
  fallback: (() => void) | null = null;
  commits = 0;
  time = 0;
  readonly enter: CompositionEnter = createCompositionEnter({
    submit: () => {
      if (this.value === '') return;
      this.sent.push(this.value);
      this.value = '';
    },
    commit: () => {
      this.commits += 1;
      if (this.endsOnCommit) this.enter.compositionend();
    },
    submits: (event) => !event.shiftKey,
    schedule: (run) => {
      this.fallback = run;
      return () => {
        this.fallback = null;
      };
    },
    now: () => this.time,
  });
  endsOnCommit = false;

  compose(text: string): void {
    this.enter.compositionstart();
    this.type(text);
  }

  type(text: string): void {
    this.value = text;
    this.enter.input();
  }

  end(text: string): void {
    this.type(text);
    this.enter.compositionend();
  }

  down(event: Partial<EnterKeyEvent> = {}): PressedKey {
    const key = pressed(event);
    this.enter.keydown(key);
    return key;
  }

  up(event: Partial<EnterKeyEvent> = {}): void {
    this.enter.keyup(pressed(event));
  }
}

interface PressedKey extends EnterKeyEvent {
  prevented: boolean;
  stopped: boolean;
}

function pressed(event: Partial<EnterKeyEvent>): PressedKey {
  const key: PressedKey = {
    ...{ key: 'Enter', code: 'Enter', keyCode: 13, isComposing: false, repeat: false },
    ...{ shiftKey: false, ctrlKey: false, altKey: false, metaKey: false },
    ...event,
    prevented: false,
    stopped: false,
    preventDefault: () => void (key.prevented = true),
    stopPropagation: () => void (key.stopped = true),
  };
  return key;
}

let field: Field;
beforeEach(() => {
  field = new Field();
});

describe('Enter outside of a composition', () => {
  it('submits once for a press, however long it is held', () => {
    field.type('hello');
    expect(field.down().prevented).toBe(true);
    field.type('more');
    expect(field.down({ repeat: true }).prevented).toBe(true);
    field.up();
    expect(field.sent).toEqual(['hello']);
  });

  it('leaves Shift+Enter to the browser', () => {
    field.type('hello');
    expect(field.down({ shiftKey: true }).prevented).toBe(false);
    field.up({ shiftKey: true });
    expect(field.sent).toEqual([]);
  });

  it('submits press after press', () => {
    for (const text of ['one', 'two']) {
      field.type(text);
      field.down();
      field.up();
    }
    expect(field.sent).toEqual(['one', 'two']);
  });

  it('submits again when the keyup of the press before went elsewhere', () => {
    field.type('one');
    field.down();
    field.type('two');
    field.down();
    expect(field.sent).toEqual(['one', 'two']);
  });
});

describe('Enter within a composition', () => {
  it('keydown, compositionend: waits for the whole syllable', () => {
    field.compose('안녕하세ㅇ');
    expect(field.down({ isComposing: true, keyCode: 229 }).prevented).toBe(true);
    expect(field.sent).toEqual([]);
    field.end('안녕하세요');
    field.up();
    expect(field.sent).toEqual(['안녕하세요']);
  });

  it('keydown, compositionend, keydown: the echo of the same press is swallowed', () => {
    field.compose('안녕');
    field.down({ isComposing: true, keyCode: 229 });
    field.end('안녕');
    field.value = 'not cleared yet';
    expect(field.down().prevented).toBe(true);
    field.up();
    expect(field.sent).toEqual(['안녕']);
  });

  it('a plain keydown before compositionend, as on macOS: waits all the same', () => {
    field.compose('안녀');
    expect(field.down({ isComposing: false, keyCode: 13 }).prevented).toBe(true);
    field.end('안녕');
    field.up();
    expect(field.sent).toEqual(['안녕']);
  });

  it('compositionend, keydown: submits at the keydown', () => {
    field.compose('안녀');
    field.end('안녕');
    expect(field.sent).toEqual([]);
    field.down({ keyCode: 229 });
    field.up();
    expect(field.sent).toEqual(['안녕']);
  });

  it('keydown 229 that hides the key but not its place, compositionend, keyup', () => {
    field.compose('안녀');
    expect(field.down({ key: 'Process', code: 'Enter', keyCode: 229, isComposing: true }).prevented).toBe(
      true,
    );
    field.end('안녕');
    field.up();
    expect(field.sent).toEqual(['안녕']);
  });

  it('keydown 229 that hides everything, compositionend, keyup', () => {
    field.compose('안녀');
    field.down({ key: 'Process', code: '', keyCode: 229, isComposing: true });
    field.end('안녕');
    expect(field.sent).toEqual([]);
    field.up();
    field.up();
    expect(field.sent).toEqual(['안녕']);
  });

  it('does not take the keyup of an Enter that was pressed elsewhere', () => {
    field.type('draft');
    field.up();
    expect(field.sent).toEqual([]);
  });

  it('does not insert the line break that follows the commit', () => {
    field.compose('안녕');
    field.down({ isComposing: true, keyCode: 229 });
    field.end('안녕');
    let prevented = false;
    field.enter.beforeinput({ inputType: 'insertLineBreak', preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
    field.up();
    prevented = false;
    field.enter.beforeinput({ inputType: 'insertLineBreak', preventDefault: () => (prevented = true) });
    expect(prevented).toBe(false);
  });

  it('lets one type on while the key is still down', () => {
    field.compose('하나');
    field.down({ isComposing: true });
    field.end('하나');
    field.compose('둘');
    field.down({ isComposing: true });
    field.end('둘');
    expect(field.sent).toEqual(['하나', '둘']);
  });
});

describe('when no compositionend comes', () => {
  it('makes the input method commit', () => {
    field.endsOnCommit = true;
    field.compose('안녕');
    field.down({ isComposing: true });
    field.fallback?.();
    expect(field.commits).toBe(1);
    expect(field.sent).toEqual(['안녕']);
  });

  it('submits what is there if even that brings none, and only once', () => {
    field.compose('안녕');
    field.down({ isComposing: true });
    field.fallback?.();
    field.enter.compositionend();
    field.up();
    expect(field.sent).toEqual(['안녕']);
  });

  it('gives up when the field goes away', () => {
    field.compose('안녕');
    field.down({ isComposing: true });
    field.enter.dispose();
    expect(field.fallback).toBeNull();
    field.enter.compositionend();
    expect(field.sent).toEqual([]);
  });
});

describe('Escape', () => {
  const escape = { key: 'Escape', code: 'Escape', keyCode: 27 };

  it('stays within the field during a composition', () => {
    field.compose('안');
    expect(field.down(escape).stopped).toBe(true);
  });

  it('compositionend, keydown: stays within the field too, and the next one goes on', () => {
    field.compose('안');
    field.end('안');
    field.time += 20;
    expect(field.down(escape).stopped).toBe(true);
    expect(field.down(escape).stopped).toBe(false);
  });

  it('goes on otherwise, also after a composition that something else has ended', () => {
    expect(field.down(escape).stopped).toBe(false);
    field.compose('안');
    field.end('안');
    field.time += 500;
    expect(field.down(escape).stopped).toBe(false);
  });
});
