import { useId, useState } from 'react';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { ChoiceGroup } from '#renderer/ui/choice-group.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { BellOff, Search } from '#renderer/ui/icons.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { PresenceDot } from '#renderer/ui/person/presence-dot.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { Section, State } from './state.tsx';

const looks = ['plain', 'primary', 'ghost'] as const;
const sizes = ['small', 'medium', 'large'] as const;
const looksOfPresence = ['on', 'away', 'dnd', 'off'] as const;
const counts = [1, 99, 100, 1200] as const;

/** What one presses, writes in and chooses by. */
export function Controls() {
  const text = useText();
  const labelId = useId();
  const [chosen, setChosen] = useState<'one' | 'other'>('one');
  const label = text('app.retry');
  const choices = [
    { value: 'one', label: text('settings.theme.light') },
    { value: 'other', label: text('settings.theme.dark') },
  ] as const;
  return (
    <>
      <Section name="Buttons">
        {looks.map((look) =>
          sizes.map((size) => (
            <State key={look + size} name={`${look}, ${size}`}>
              <Button look={look} size={size}>
                {label}
              </Button>
            </State>
          )),
        )}
        {looks.map((look) => (
          <State key={look} name={`${look}, disabled`}>
            <Button look={look} disabled>
              {label}
            </Button>
          </State>
        ))}
        <State name="icon">
          <IconButton icon={BellOff} label={text('chats.muted')} />
        </State>
        <State name="icon, pressed">
          <IconButton icon={BellOff} label={text('chats.muted')} aria-pressed />
        </State>
      </Section>
      <Section name="Badges, tags, keys">
        {counts.map((count) => (
          <State key={count} name={`badge ${String(count)}`}>
            <span>
              <Badge count={count} maximum={999} spoken={text('chats.unread', { count })} />
              <Badge quiet count={count} maximum={99} spoken={text('chats.unread', { count })} />
            </span>
          </State>
        ))}
        {looksOfPresence.map((look) => (
          <State key={look} name={look}>
            <span>
              <PresenceDot look={look} on="line" /> {text(`presence.${look}`)}
            </span>
          </State>
        ))}
        <State name="chips">
          <span>
            {choices.map(({ value, label: name }) => (
              <Chip key={value} chosen={value === chosen} onChoose={() => setChosen(value)}>
                {name}
              </Chip>
            ))}
          </span>
        </State>
        <State name="tag">
          <span>
            <Tag>{text('person.outside')}</Tag>
          </span>
        </State>
        <State name="key">
          <span>
            <KeyCap name="Ctrl" />
          </span>
        </State>
      </Section>
      <Section name="Fields and choices">
        <State name="empty">
          <TextField
            icon={Search}
            aria-label={text('people.label')}
            placeholder={text('people.placeholder')}
          />
        </State>
        <State name="invalid">
          <TextField invalid aria-label={text('people.label')} defaultValue={text('app.name')} />
        </State>
        <State name="choices">
          <span id={labelId}>{text('settings.theme')}</span>
          <ChoiceGroup labelId={labelId} choices={choices} chosen={chosen} onChoose={setChosen} />
          <ChoiceGroup disabled labelId={labelId} choices={choices} chosen={chosen} onChoose={setChosen} />
        </State>
        <State name="select">
          <Select aria-label={text('settings.theme')}>
            {choices.map(({ value, label: name }) => (
              <option key={value}>{name}</option>
            ))}
          </Select>
        </State>
        <State name="switch: off, on, disabled">
          <span>
            <Switch aria-label={label} />
            <Switch aria-label={label} defaultChecked />
            <Switch aria-label={label} disabled defaultChecked />
          </span>
        </State>
      </Section>
    </>
  );
}
