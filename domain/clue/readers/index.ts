/** Who may read a clue, and who did. */
export { candidatesFor } from './candidates';
export { listReads, readColumns, readsFor } from './reads';
export { ownIds, readable, staffOf } from './readable';
