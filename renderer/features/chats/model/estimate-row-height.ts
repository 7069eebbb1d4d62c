import type { TextSize } from '#shared/model/preferences.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { foldAt } from './fold-text.ts';
import type { MessageRow } from './message-rows.ts';

/** A guess at the height of a row that was never drawn. The better it is, the less the scroll bar corrects itself. */
export function estimateRowHeight(
  row: MessageRow | undefined,
  textSize: TextSize = 'normal',
  isOpen: (message: MessageId) => boolean = () => false,
): number {
  if (row === undefined) return 35;
  const { message, day, unread, first } = row;
  if (message.kind !== 'text') return systemLineHeight + (day ? dividerHeight : 0);
  const { height, characters } = textLines[textSize];
  const end = foldAt(message.text);
  const shown = end === null || isOpen(message.id) ? message.text : message.text.slice(0, end);
  const lines = shown
    .split('\n')
    .reduce((count, line) => count + Math.max(1, Math.ceil(line.length / characters)), 0);
  const mine = message.author === null;
  return (
    12 +
    height * lines +
    (first ? 9 : 3) +
    (first && !mine ? 21 : 0) +
    (day ? dividerHeight : 0) +
    (unread ? dividerHeight : 0) +
    (end === null ? 0 : foldButtonHeight) +
    (message.state === 'failed' ? 60 : 0) +
    (message.state === 'sending' && message.failure !== null ? reasonHeight : 0)
  );
}

/** The height of a line in px, and how many Korean characters go into one. */
const textLines: Readonly<Record<TextSize, { readonly height: number; readonly characters: number }>> = {
  small: { height: 18, characters: 45 },
  normal: { height: 20, characters: 42 },
  large: { height: 23, characters: 37 },
  largest: { height: 26, characters: 33 },
};
const foldButtonHeight = 26;
/** Why a message waits, below it. */
const reasonHeight = 22;
const dividerHeight = 31;
const systemLineHeight = 42;
