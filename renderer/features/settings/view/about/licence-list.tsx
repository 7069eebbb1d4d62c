import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert, Search } from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { findLicences, licencesQuery, type Licence } from '../../model/licences.ts';
import { SettingGroup } from '../setting-group.tsx';
import { LicenceItem } from './licence-item.tsx';
import styles from './licence-list.module.css';

/** All parts that Narae is made of, by name, each with its licence. Read from the build's file when first opened. */
export function LicenceList() {
  const text = useText();
  const { data, error, refetch } = useQuery(licencesQuery);
  return (
    <SettingGroup title={text('about.parts')}>
      {data !== undefined ? (
        <Parts licences={data} />
      ) : error === null ? (
        <SkeletonRows label={text('about.parts.loading')} />
      ) : (
        <EmptyState
          alert
          icon={CircleAlert}
          title={text('about.parts.error')}
          action={<Button onClick={() => void refetch()}>{text('app.retry')}</Button>}
        />
      )}
    </SettingGroup>
  );
}

function Parts({ licences }: { readonly licences: readonly Licence[] }) {
  const text = useText();
  const [query, setQuery] = useState('');
  const found = findLicences(licences, query);
  return (
    <div className={styles.parts}>
      <p className={styles.words}>{text('about.parts.text')}</p>
      <TextField
        icon={Search}
        aria-label={text('about.parts.search')}
        placeholder={text('about.parts.search')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p className={styles.count} role="status">
        {found.length === 0
          ? text('about.parts.none', { query: query.trim() })
          : text('about.parts.count', { count: found.length })}
      </p>
      <ul className={styles.list} aria-label={text('about.parts')}>
        {found.map((licence) => (
          <LicenceItem key={`${licence.name} ${licence.version}`} licence={licence} />
        ))}
      </ul>
    </div>
  );
}
