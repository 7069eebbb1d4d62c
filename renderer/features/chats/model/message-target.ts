import type { MessageId } from '#shared/model/ids.ts';

/** What a menu was asked for: a message, what of it is selected (empty if nothing is), and the address one pointed at. */
export interface MessageTarget {
  readonly message: MessageId;
  readonly selection: string;
  readonly link: string | null;
}

/** Reads from the page what there is to a message when its menu is asked for at an element within it. */
export function messageTarget(message: MessageId, element: Element, within: Element): MessageTarget {
  const selected = document.getSelection();
  const isHere = selected !== null && !selected.isCollapsed && selected.containsNode(within, true);
  return {
    message,
    selection: isHere ? selected.toString() : '',
    link: element.closest('a')?.textContent ?? null,
  };
}
