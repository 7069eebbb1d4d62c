export { QuickSearch } from './view/quick-search.tsx';
