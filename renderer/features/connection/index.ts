export { StatusBanners } from './view/status-banners.tsx';
export { ConnectionChip } from './view/connection-chip.tsx';
export { RelayBanner } from './view/relay-banner.tsx';
export { RestartingBanner } from './view/restarting-banner.tsx';
export { VaultBanner } from './view/vault-banner.tsx';
