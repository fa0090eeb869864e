import './registry-jobs';
import './registry-policy';

/** The commission's side: registry, handling, identity. */
export { reopenClue, unparkClue } from './again';
export { candidatesFor } from './candidates';
export { decideClue } from './decide';
export { admitReader, countersignClue, distributeClue, giveBackClue, signClue, transferClue } from './distribute';
export { clueEntryFormFor, enterReport } from './enter';
export { askIdentity, decideIdentity, listIdentityRequests, openIdentity, releaseIdentity } from './identity';
export { lookThrough, searchClues, similarTo } from './look-through';
export { askExtension, proposeClosing, proposeDisposition, withdrawProposal } from './propose';
export { listReads, readColumns, readsFor } from './reads';
export { refuseClue, registerClue } from './register';
export { clueColumns } from './registry-export';
export { openFile, openForReading } from './registry-opening';
export { detailOf } from './registry-present';
export { countClues, eachClue, listClues, showClue } from './registry-queries';
export { clueWork } from './registry-work';
export { replyToReporter } from './reply';
export { splitClue } from './split';
export { askReporter, linkClues, writeNote } from './words';
export { clearClue } from './verdict/clear';
export { prepareFalse, recordFalse, sendFalseUp } from './verdict/false-accusation';
