export { SettingsView } from './view/settings-view.tsx';
