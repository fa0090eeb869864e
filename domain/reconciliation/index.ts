import './policy';

export { reconcile } from './job';
export { eachDay, eachDifference, listDays, listDifferences } from './list';
export { runDay } from './run';
export { closeDay, confirmDifference, explainDifference, runAgain } from './settle';
export { reconciliationWaits, reconciliationWork } from './work';
