import { useState } from 'react';
import { copyText } from '#renderer/ui/copy-text.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Check, Copy } from '#renderer/ui/icons.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';
import styles from './card-facts.module.css';

/** What the agency says of a person, line by line; what it keeps to itself says so. */
export function CardFacts({
  card: { person, details, deputy },
}: {
  readonly card: RequestOutput<'directory', 'card'>;
}) {
  const text = useText();
  const personName = usePersonName();
  const choosePerson = useOrgChartStore((store) => store.choosePerson);
  const separator = text('person.path.separator');
  return (
    <dl className={styles.facts}>
      <Fact what={text('org.card.departments')}>{person.departments.join(separator)}</Fact>
      {person.duty !== '' && <Fact what={text('org.card.duty')}>{person.duty}</Fact>}
      <Fact what={text('org.card.phone')} copied={details.phone} />
      <Fact what={text('org.card.mobile')} copied={details.mobile} />
      <Fact what={text('org.card.mail')} copied={details.mail} />
      {details.workplace !== null && <Fact what={text('org.card.workplace')}>{details.workplace}</Fact>}
      {deputy !== null && (
        <Fact what={text('org.card.deputy')}>
          <button type="button" className={styles.link} onClick={() => choosePerson(deputy.id)}>
            {personName(deputy.name, personTitle(deputy))}
          </button>
        </Fact>
      )}
      {details.otherPosts.map(({ departments, position }, place) => (
        <Fact key={place} what={text('org.card.other-posts')}>
          {text('org.card.post', { department: departments.join(separator), position })}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({
  what,
  copied,
  children,
}: {
  readonly what: string;
  /** Shown, and to be copied; null is what is not disclosed. */
  readonly copied?: string | null;
  readonly children?: React.ReactNode;
}) {
  const text = useText();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <dt className={styles.what}>{what}</dt>
      <dd className={styles.fact}>
        {copied === undefined ? (
          children
        ) : copied === null ? (
          <span className={styles.undisclosed}>{text('org.card.undisclosed')}</span>
        ) : (
          <>
            <span className={styles.value}>{copied}</span>
            <IconButton
              icon={isCopied === true ? Check : Copy}
              label={text('org.card.copy', { what })}
              onClick={() => setCopied(copyText(copied))}
            />
            <span role="status">
              {isCopied === true && <ScreenReaderText>{text('org.card.copied')}</ScreenReaderText>}
            </span>
            {isCopied === false && (
              <MessageDialog
                title={text('message.not-copied')}
                text={text('message.not-copied.text')}
                onClose={() => setCopied(null)}
              />
            )}
          </>
        )}
      </dd>
    </>
  );
}
