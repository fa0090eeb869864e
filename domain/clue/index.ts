export { ClueModel, clueFacts, partPurpose, type Clue, type CluePart } from './model';
export { ClueEntryModel, type ClueEntry } from './entry-model';
export type { ClueContent, ClueFile, ClueIdentity, EntryBody } from './content';
export { acceptBy, deadlineKey, terms } from './terms';
export { letIn, openClue, openPart, readClueFile, withPart, type OpenedClue } from './open';
export { addNote, entriesOf, isAsked, sayToReporter, talkKinds, type OpenedEntry } from './talk';
export { isClueCode } from './code';
export * from './registry';
