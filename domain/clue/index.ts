import './files-job';

export { ClueModel, clueFacts, partPurpose, type Clue, type CluePart } from './model';
export { ClueEntryModel, type ClueEntry } from './entry-model';
export type { ClueContent, ClueFile, ClueIdentity, EntryBody } from './content';
export { acceptBy, deadlineKey, terms } from './terms';
export { clueTopicsKey } from './topics';
export { letIn, openClue, openPart, readClueFile, withPart, type OpenedClue } from './open';
export { addNote, entriesOf, isAsked, sayToReporter, talkKinds, type OpenedEntry } from './talk';
export { isClueCode } from './code';
export { openIntakeDeadlines } from './deadlines';
export { receiveReport, type NewReport, type ReceivedReport } from './receive';
export { findReportPlaces, reportOpening, submitReport } from './submit';
export { storeAttachment } from './attachments';
export { giveNameLater, reporterSays } from './reporter';
export { stageOf } from './stage';
export { visitByReceipt } from './visit';
export { declareKinship, endKinship, listKinships } from './kinship';
export * from './registry';
