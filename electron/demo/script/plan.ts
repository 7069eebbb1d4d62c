import { drawn, type Range } from './lot.ts';
import { isOfficeOpen, nextOpening } from './office-hours.ts';
import { answersTo, type Scenes } from './scenes.ts';
import type { Unanswered } from './unanswered.ts';

/** Something that a colleague is going to do, and when (UTC milliseconds of the script's clock). */
export type PlannedAction =
  | { readonly at: number; readonly kind: 'read' }
  | { readonly at: number; readonly kind: 'typing' }
  | { readonly at: number; readonly kind: 'write'; readonly text: string };

/** What a plan depends on; the same always makes the same plan. */
export interface PlanContext {
  /** Which of the colleagues. */
  readonly seat: number;
  /** Name and form of address of the person who wrote. */
  readonly peer: string;
  readonly now: number;
  readonly scenes: Scenes;
  /** Whether office hours are kept. */
  readonly keepsHours: boolean;
}

/** A look at the screen takes from two to six seconds, an answer as long as one types, but nobody waits for a minute. */
const readMs = { least: 2_000, most: 6_000 };
const thinkMs = { least: 1_000, most: 4_000 };
const msAKey = 60;
const longestTypingMs = 8_000;
/** The machine answers for somebody who is not there, and it does not hesitate. */
const absenceMs = 3_000;
/** In the morning not everybody looks first thing. */
const settlingMs = { least: 60_000, most: 20 * 60_000 };
const welcomeMs = { least: 2_000, most: 4_000 };

/** Reads what waits, and answers it; when the office is closed, says so once and does it in the morning. */
export function planAnswer(waiting: Unanswered, context: PlanContext): readonly PlannedAction[] {
  const { seat, now, scenes, keepsHours } = context;
  const hesitation = (range: Range, what: string): number => drawn(range, seat, waiting.last, what);
  const fitting = answersTo(scenes, waiting.texts.join('\n'), seat).map((answer) => filled(answer, context));
  // The answers of a scene follow each other as in a talk.
  const text = inTurn(fitting, waiting.said.filter((mine) => fitting.includes(mine)).length);
  if (!keepsHours || isOfficeOpen(now)) {
    return readAndWrite(now + hesitation(readMs, 'read'), hesitation(thinkMs, 'think'), text);
  }
  const morning = readAndWrite(
    nextOpening(now) + hesitation(settlingMs, 'settle'),
    hesitation(thinkMs, 'think'),
    text,
  );
  if (waiting.absenceTold) return morning;
  const absence = inTurn(scenes.absence, seat);
  return [{ at: now + absenceMs, kind: 'write', text: absence }, ...morning];
}

/** What the one who writes first says to somebody new, whatever the hour: they have just sat down. */
export function planWelcome(context: PlanContext): readonly PlannedAction[] {
  let at = context.now + drawn(welcomeMs, context.seat, context.peer, 'welcome');
  return context.scenes.welcome.flatMap((line) => {
    const text = filled(line, context);
    const begun = at;
    at += typingMs(text);
    return [
      { at: begun, kind: 'typing' },
      { at, kind: 'write', text },
    ] as const;
  });
}

function readAndWrite(readAt: number, thinking: number, text: string): readonly PlannedAction[] {
  const typingAt = readAt + thinking;
  return [
    { at: readAt, kind: 'read' },
    { at: typingAt, kind: 'typing' },
    { at: typingAt + typingMs(text), kind: 'write', text },
  ];
}

function typingMs(text: string): number {
  return Math.min(text.length * msAKey, longestTypingMs);
}

function inTurn(texts: readonly string[], turn: number): string {
  return texts[turn % texts.length] ?? '';
}

function filled(text: string, { peer }: PlanContext): string {
  return text.replaceAll('{peer}', peer);
}
