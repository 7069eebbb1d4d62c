import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Check, CircleAlert, RotateCcw } from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { useSupportBundle } from '../model/use-support-bundle.ts';
import { LongText } from './long-text.tsx';
import styles from './support-bundle-view.module.css';

/** What is in the bundle and what is not, the whole text, and saving it. */
export function SupportBundleView({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { text: content, error, retry, save, saving, saved, saveError } = useSupportBundle();
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{text('bundle.holds')}</dt>
          <dd>{text('bundle.holds.text')}</dd>
        </div>
        <div>
          <dt>{text('bundle.lacks')}</dt>
          <dd>{text('bundle.lacks.text')}</dd>
        </div>
      </dl>
      <div className={styles.content}>
        {content !== undefined ? (
          <LongText text={content} label={text('bundle.content')} />
        ) : error === null ? (
          <SkeletonRows label={text('bundle.making')} />
        ) : (
          <EmptyState
            alert
            icon={CircleAlert}
            title={text('bundle.error')}
            text={text(errorKey(error))}
            action={
              <Button onClick={retry}>
                <Icon of={RotateCcw} size={14} />
                {text('app.retry')}
              </Button>
            }
          />
        )}
      </div>
      <div className={styles.foot}>
        {saveError !== null ? (
          <p className={styles.failed} role="alert">
            <Icon of={CircleAlert} size={14} />
            <span>{text('bundle.not-saved', { reason: text(errorKey(saveError)) })}</span>
          </p>
        ) : (
          <p className={styles.saved} role="status">
            {saved && (
              <>
                <Icon of={Check} size={14} />
                <span>{text('bundle.saved')}</span>
              </>
            )}
          </p>
        )}
        <Button onClick={onClose}>{text('app.close')}</Button>
        <Button look="primary" onClick={save} disabled={content === undefined || saving}>
          {text(saving ? 'bundle.saving' : 'bundle.save')}
        </Button>
      </div>
    </>
  );
}
