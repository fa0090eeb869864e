/** What is done with a clue, each act one write. */
export { reopenClue, unparkClue } from './again';
export { decideClue } from './decide';
export { admitReader, countersignClue, distributeClue, giveBackClue, signClue, transferClue } from './distribute';
export { clueEntryFormFor, enterReport } from './enter';
export { askIdentity, decideIdentity, listIdentityRequests, openIdentity, releaseIdentity } from './identity';
export { lookThrough, searchClues, similarTo } from './look-through';
export { askExtension, proposeClosing, proposeDisposition, withdrawProposal } from './propose';
export { refuseClue, registerClue } from './register';
export { replyToReporter } from './reply';
export { splitClue } from './split';
export { askReporter, linkClues, writeNote } from './words';
