import './policy';
import './subscribers';

export { analyseUrging } from './analysis';
export { explainDuty, urgeDuty, withdrawMatter } from './command';
export { countAllTallies } from './count';
export { makeDuties } from './make';
export { recordMatter } from './matter';
export { DutyModel, type Duty } from './model';
export { presentDuty } from './present';
export { dutyFor, nextDuties } from './public';
export { countDuties, dutyPlaces, eachDuty, listDuties, showDuty } from './queries';
export { downloadRecommendation } from './recommendation';
export { disclosureTally, type Came } from './tally';
export { dutiesNow, dutyWork } from './work';
