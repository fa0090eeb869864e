import './policy';

export { monthlyReport, type MonthlyReport } from './monthly';
export { fillDocument } from './document';
