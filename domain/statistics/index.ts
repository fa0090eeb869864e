import './jobs';
import './policy';

export { showBoard } from './board';
export { compareUnits } from './comparison';
export { RatingAlertModel, RatingDayModel } from './model';
export { rebuildRollups } from './rebuild';
export { countFacts } from './roller';
export { listScopes } from './scope';
export { defineCountedSource, type CountedSource, type ServedHour, type UncountedRef } from './sources';
