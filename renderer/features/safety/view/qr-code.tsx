import { useMemo } from 'react';
import { bytesOfBase64, qrModules } from '../model/qr-modules.ts';
import styles from './qr-code.module.css';

/** A QR code of bytes that come as base64. */
export function QrCode({ scannable, label }: { readonly scannable: string; readonly label: string }) {
  const { size, path } = useMemo(() => qrModules(bytesOfBase64(scannable)), [scannable]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path className={styles.dark} d={path} />
    </svg>
  );
}
