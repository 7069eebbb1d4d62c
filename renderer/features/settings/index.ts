export { AboutDialog } from './view/about/about-dialog.tsx';
export type { SettingsSectionId } from './view/settings-sections.ts';
export { SettingsView } from './view/settings-view.tsx';
