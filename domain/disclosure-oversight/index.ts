import './policy';

export { drawChecks, eachCheck, listChecks, listRounds, recordCheck } from './checks';
export { countQuality, eachQuality, listQuality, lookAt } from './quality';
export { countProblems, countSigns } from './tally';
