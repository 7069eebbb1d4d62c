export { SupportBundleDialog } from './view/support-bundle-dialog.tsx';
