import './jobs';
import './policy';

export { countEarlierRatings } from './jobs';
export { listAlerts, seeAlert } from './alerts';
export { showBoard } from './board';
export { compareUnits } from './comparison';
export { exchangeFile } from './exchange';
export { findAlerts } from './find-alerts';
export { RatingAlertModel, RatingDayModel, RatingDaySumModel } from './model';
export { askRebuild, showRebuild } from './ask-rebuild';
export { rebuildRollups } from './rebuild';
export { countFacts } from './roller';
export { listScopes } from './scope';
export { shareOf } from './share';
export { defineCountedSource, type CountedSource, type ServedHour, type UncountedRef } from './sources';
export * from './tables';
