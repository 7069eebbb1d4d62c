import { BrandMark } from '#renderer/ui/brand-mark.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { NotificationPreview } from '#shared/model/preferences.ts';
import styles from './toast-example.module.css';

/** What a notification looks like with this much of the message in it. */
export function ToastExample({ preview }: { readonly preview: NotificationPreview }) {
  const text = useText();
  const title = text(preview === 'none' ? 'app.name' : 'settings.preview.example.sender');
  const words =
    preview === 'full'
      ? text('settings.preview.example.message')
      : text('shell.toast.messages', { count: 1 });
  return (
    <figure className={styles.example}>
      <figcaption className={styles.caption}>{text('settings.preview.example')}</figcaption>
      <div className={styles.toast}>
        <BrandMark size={32} />
        <div className={styles.words}>
          <p className={styles.title}>{title}</p>
          <p>{words}</p>
        </div>
      </div>
    </figure>
  );
}
