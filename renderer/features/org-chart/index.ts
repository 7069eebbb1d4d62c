export { OrgChartView } from './view/org-chart-view.tsx';
export { UnitRow } from './view/unit-row.tsx';
