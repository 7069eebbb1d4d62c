import type { TextSize } from '#shared/model/preferences.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { countLines } from './count-lines.ts';
import { foldAt } from './fold-text.ts';
import type { MessageRow } from './message-rows.ts';

/**
 * A guess at the height of a row that was never drawn. Where it is right nothing has to be moved when the row is measured:
 * each correction while one scrolls up lays the log out a second time in that frame.
 */
export function estimateRowHeight(
  row: MessageRow | undefined,
  textSize: TextSize = 'normal',
  isOpen: (message: MessageId) => boolean = () => false,
): number {
  if (row === undefined) return 35;
  const { message, day, unread, first, last } = row;
  if (message.kind !== 'text') return systemLineHeight + (day ? dividerHeight : 0);
  const { height, letters } = textLines[textSize];
  const end = foldAt(message.text);
  const shown = end === null || isOpen(message.id) ? message.text : message.text.slice(0, end);
  const lines = countLines(shown, (columnWidth - (last ? timeWidth : 0)) / letters);
  const mine = message.author === null;
  return (
    12 +
    height * lines +
    (first ? 9 : 3) +
    (first && !mine ? 21 : 0) +
    (day ? dividerHeight : 0) +
    (unread ? dividerHeight : 0) +
    (end === null ? 0 : foldButtonHeight) +
    (message.reactions === undefined ? 0 : reactionsHeight) +
    (message.quote === undefined ? 0 : quoteHeight) +
    (message.state === 'failed' ? 60 : 0) +
    (message.state === 'sending' && message.failure !== null ? reasonHeight : 0)
  );
}

/** The height of a line and that of its letters in px, as the tokens have them. */
const textLines: Readonly<Record<TextSize, { readonly height: number; readonly letters: number }>> = {
  small: { height: 18, letters: 13 },
  normal: { height: 20, letters: 14 },
  large: { height: 23, letters: 16 },
  largest: { height: 26, letters: 18 },
};
/** The text of the widest bubble there is in a room of ordinary width. */
const columnWidth = 590;
/** What the time beside a bubble takes from it. */
const timeWidth = 34;
const foldButtonHeight = 26;
/** Words below a message, in one line. */
const reactionsHeight = 30;
/** What a message answers: who, and mostly one line. */
const quoteHeight = 41;
/** Why a message waits, below it. */
const reasonHeight = 22;
const dividerHeight = 31;
const systemLineHeight = 42;
