import './policy';

export { monthlyReport, type MonthlyReport } from './monthly';
