import './policy';
import './import';
import './subscribers';

export { assignRoster, correctRoster, endRoster } from './commands';
export { halfDayAt, noon } from './days';
export { RosterModel, type RosterRecord } from './model';
export { rosterCandidates } from './people';
export { eachRosterEntry, listRoster, rosterOfToday, rosterOfWeek } from './queries';
export { whoSat, windowsServedBy, type ServedSpan } from './sat';
