import type { MessageRow } from './message-rows.ts';

/** A guess at the height of a row that was never drawn. The better it is, the less the scroll bar corrects itself. */
export function estimateRowHeight(row: MessageRow | undefined): number {
  if (row === undefined) return 35;
  const { message, day, unread, first } = row;
  if (message.kind !== 'text') return systemLineHeight + (day ? dividerHeight : 0);
  const lines = message.text
    .split('\n')
    .reduce((count, line) => count + Math.max(1, Math.ceil(line.length / charactersPerLine)), 0);
  const mine = message.author === null;
  return (
    12 +
    20 * lines +
    (first ? 9 : 3) +
    (first && !mine ? 21 : 0) +
    (day ? dividerHeight : 0) +
    (unread ? dividerHeight : 0) +
    (message.state === 'failed' ? 60 : 0)
  );
}

const charactersPerLine = 42;
const dividerHeight = 31;
const systemLineHeight = 42;
