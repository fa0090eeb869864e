import './policy';

/** What staff do at the desk besides the acts of the procedure. */
export { allowCopying } from './copying';
export { clueHandlersFor } from './handlers';
export { findKeptClue } from './kept';
export { readClueTopics, saveClueTopics } from './topics';
export { storeEnteredAttachment } from './enter-attachment';
