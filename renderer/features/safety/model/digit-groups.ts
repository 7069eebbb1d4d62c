/** Digits in groups of five, as people read them to each other; a rest stands alone. */
export function digitGroups(digits: string): readonly string[] {
  return digits.match(/.{1,5}/gu) ?? [];
}

/** A group so that it is spoken digit by digit and not as a number. */
export function spokenDigits(group: string): string {
  return [...group].join(' ');
}
