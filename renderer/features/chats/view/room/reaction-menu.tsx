import { Check } from '#renderer/ui/icons.ts';
import { Menu } from '#renderer/ui/menu/menu.tsx';
import type { MenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { reactionWords } from '#shared/model/reaction.ts';
import { reactionIcons } from '../../model/reaction-looks.ts';
import { useReact } from '../../model/use-react.ts';

/** All words that one can put below a message; one's own have a tick and go again. */
export function ReactionMenu({
  place,
  message,
  finalFocus,
}: {
  readonly place: MenuPlace<MessageId>;
  readonly message: Message;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const react = useReact();
  const mine = new Set(message.reactions?.filter((one) => one.mine).map(({ word }) => word));
  const entries = reactionWords.map((word) => ({
    icon: mine.has(word) ? Check : reactionIcons[word],
    label: mine.has(word)
      ? text('reaction.take', { word: text(`reaction.${word}`) })
      : text(`reaction.${word}`),
    onChoose: () => react(message, word),
  }));
  return <Menu place={place} label={text('message.react')} entries={entries} finalFocus={finalFocus} />;
}
