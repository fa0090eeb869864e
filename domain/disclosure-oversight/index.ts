import './policy';

export { drawChecks, eachCheck, listChecks, listRounds, recordCheck } from './checks';
export { countQuality, eachQuality, listQuality } from './quality';
export { countProblems, countSigns } from './tally';
