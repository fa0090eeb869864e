import './jobs';
import './policy';

/** The commission's side: registry, handling, identity. */
export { clueColumns } from './export';
export { openFile, openForReading } from './opening';
export { detailOf } from './present';
export { countClues, eachClue, listClues, showClue } from './queries';
export { clueWork } from './work';
