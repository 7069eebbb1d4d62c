import styles from './brand-mark.module.css';

/** The wing of Narae on its tile; `quiet` on the dark brand panel. */
export function BrandMark({ size, quiet = false }: { readonly size: number; readonly quiet?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" className={quiet ? styles.quiet : styles.tile} />
      <path className={styles.wing} d={wing} />
    </svg>
  );
}

const wing =
  'M5.5 17.5C8 17.5 9.6 16.6 10.8 14.6 12.6 11.6 15 8.6 19 6.5' +
  'M8.7 17.3c3.2.2 5.2-1 6.4-3 .9-1.4 2-2.6 3.6-3.4M12.4 16.9c2.4.2 4-.6 5.1-2.3';
