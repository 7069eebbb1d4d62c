import { useIntl } from 'react-intl';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Without } from '../model/use-gather.ts';

/** Says who could not be taken into a room. */
export function WithoutDialog({
  people,
  onClose,
}: {
  readonly people: Without;
  readonly onClose: () => void;
}) {
  const text = useText();
  const personName = usePersonName();
  const { locale } = useIntl();
  const names = new Intl.ListFormat(locale, { type: 'unit' }).format(
    people.map((person) => personName(person.name, personTitle(person))),
  );
  return (
    <MessageDialog
      title={text('group.without.title')}
      text={text('group.without.text', { people: names })}
      onClose={onClose}
    />
  );
}
