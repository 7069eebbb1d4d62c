/** Keys held with another one make it a shortcut: such a press is none of a list's. */
export function hasModifier(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}
