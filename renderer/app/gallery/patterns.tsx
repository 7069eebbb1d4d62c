import { fixture } from '#renderer/bridge/fake/fixture.ts';
import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert, SearchX, WifiOff } from '#renderer/ui/icons.ts';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { PersonRow } from '#renderer/ui/person/person-row.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import styles from './gallery.module.css';
import { photo } from './shown-chats.ts';
import { Section, State } from './state.tsx';

const avatarSizes = [28, 36, 40, 56] as const;
const widths = ['people', 'narrow'] as const;

/** People, strips, and what stands where there is nothing. */
export function Patterns() {
  const text = useText();
  const shown = [...fixture.people.slice(1, 5), fixture.longPerson];
  const words = queryWords(fixture.people[2]?.departments.at(-1) ?? '');
  return (
    <>
      <Section name="Avatars">
        {avatarSizes.map((size) => (
          <State key={size} name={String(size)}>
            <span style={{ display: 'flex', gap: 6 }}>
              {fixture.people.slice(0, 6).map(({ id, name }) => (
                <Avatar key={id} id={id} name={name} size={size} />
              ))}
            </span>
          </State>
        ))}
        <State name="photo">
          <span style={{ display: 'flex', gap: 6 }}>
            {avatarSizes.map((size) => (
              <Avatar key={size} id="photo" name="" size={size} photo={photo} presence="on" />
            ))}
          </span>
        </State>
        <State name="presence">
          <span style={{ display: 'flex', gap: 6 }}>
            {(['on', 'away', 'dnd', 'off'] as const).map((look, index) => (
              <Avatar
                key={look}
                id={String(index)}
                name={fixture.people[index]?.name ?? ''}
                presence={look}
              />
            ))}
          </span>
        </State>
      </Section>
      <Section name="People">
        {widths.map((width) => (
          <State key={width} name={width}>
            <div role="listbox" aria-label={text('people.results')} className={styles[width]}>
              {shown.map((person, index) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  reachable={index !== 2}
                  choosable={index !== 2}
                  words={words}
                  ownAgency={{ departments: [fixture.agency] }}
                  isNear={index === 1}
                  chosen={index === 0}
                  tabIndex={-1}
                />
              ))}
            </div>
          </State>
        ))}
      </Section>
      <Section name="Strips">
        {(['warn', 'danger'] as const).map((tone) => (
          <State key={tone} wide name={tone}>
            <Banner
              tone={tone}
              icon={WifiOff}
              title={text('search.offline')}
              text={text('search.offline.text')}
              actions={<Button size="small">{text('app.retry')}</Button>}
            />
            <Banner
              slim
              tone={tone}
              icon={WifiOff}
              title={text('search.offline')}
              text={text('search.offline.text')}
            />
          </State>
        ))}
      </Section>
      <Section name="Nothing to show">
        <State name="loading">
          <div className={styles.narrow}>
            <SkeletonRows label={text('app.loading')} />
          </div>
        </State>
        <State name="empty">
          <EmptyState
            icon={SearchX}
            title={text('people.none.title', { query: fixture.longWord })}
            text={text('people.none.text')}
          />
        </State>
        <State name="error">
          <EmptyState
            alert
            icon={CircleAlert}
            title={text('people.error')}
            action={<Button>{text('app.retry')}</Button>}
          />
        </State>
      </Section>
    </>
  );
}
