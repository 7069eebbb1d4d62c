import type { KeyboardInputEvent, MouseInputEvent, MouseWheelInputEvent, WebContents } from 'electron';
import type { Page } from './page.ts';

type InputEvent = MouseInputEvent | MouseWheelInputEvent | KeyboardInputEvent;

/** `sendInputEvent` */
export function inputMembers(page: Page): Partial<WebContents> {
  return {
    sendInputEvent(event: InputEvent) {
      if ('keyCode' in event) sendKey(page, event);
      else if (isWheel(event)) sendWheel(page, event);
      else sendMouse(page, event);
    },
  };
}

const MOUSE_TYPES: Partial<Record<MouseInputEvent['type'], 'mousePressed' | 'mouseReleased'>> = {
  mouseDown: 'mousePressed',
  mouseUp: 'mouseReleased',
};
const MODIFIERS: Record<string, number> = {
  alt: 1,
  control: 2,
  ctrl: 2,
  meta: 4,
  command: 4,
  cmd: 4,
  shift: 8,
};

function isWheel(event: MouseInputEvent): event is MouseWheelInputEvent {
  return event.type === 'mouseWheel';
}

function sendKey(page: Page, event: KeyboardInputEvent): void {
  const { type } = event;
  const text = type === 'keyUp' || event.keyCode.length > 1 ? {} : { text: event.keyCode };
  page.post('Input.dispatchKeyEvent', { type, key: event.keyCode, modifiers: modifiersOf(event), ...text });
}

function sendMouse(page: Page, event: MouseInputEvent): void {
  page.post('Input.dispatchMouseEvent', {
    // Entering and leaving are movements to Chromium.
    type: MOUSE_TYPES[event.type] ?? 'mouseMoved',
    x: event.x,
    y: event.y,
    button: event.button ?? 'left',
    clickCount: event.clickCount ?? 1,
    modifiers: modifiersOf(event),
  });
}

function sendWheel(page: Page, event: MouseWheelInputEvent): void {
  const { x, y, deltaX = 0, deltaY = 0 } = event;
  // Electron counts up and left as positive, Chromium's protocol the other way round.
  const deltas = { deltaX: -deltaX, deltaY: -deltaY };
  page.post('Input.dispatchMouseEvent', {
    type: 'mouseWheel',
    x,
    y,
    ...deltas,
    modifiers: modifiersOf(event),
  });
}

function modifiersOf(event: InputEvent): number {
  return (event.modifiers ?? []).reduce((bits, name) => bits | (MODIFIERS[name] ?? 0), 0);
}
