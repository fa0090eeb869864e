export { clearClue } from './clear';
export { prepareFalse, recordFalse, sendFalseUp } from './false-accusation';
