export { OrgChartView } from './view/org-chart-view.tsx';
