import './jobs';
import './policy';

export { askDestruction, holdClue, liftHold } from './hold';
export { destroyClues, planDestructions, removeAllRestored, type Destroyed } from './jobs';
export { destructionColumns, eachDestruction, eachRetention, listDestructions, listRetention, retentionColumns, showDestruction } from './list';
export { saveRetentionTerms, showRetentionTerms } from './settings';
