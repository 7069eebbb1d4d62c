export { useSafetyNumber } from './model/use-safety-number.ts';
export { SafetyNumberDialog } from './view/safety-number-dialog.tsx';
export { VerifiedMark } from './view/verified-mark.tsx';
