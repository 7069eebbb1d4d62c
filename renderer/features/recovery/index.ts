export { DamageBanner } from './view/damage-banner.tsx';
export { RecoveryActions } from './view/recovery-actions.tsx';
export { RecoveryResultDialog } from './view/recovery-result-dialog.tsx';
