export * from './deadlines';
export { lightOf, workingDaysLeft } from './instants';
export { DeadlineModel, type Deadline, type DeadlineHistory, type DeadlineState, type Debtor } from './model';
export * from './sweep';
