import './notices';
import './policy';

/** The documents of handling: drafted, signed by a second person, numbered without gaps, made as Word files on demand. */
export { recordClearing } from './clearing';
export { changePaper, checkPaper, draftPaper, dropPaper, giveBackPaper, signPaper, submitPaper, takeBackPaper, voidPaper, type PaperInput } from './command';
export { downloadPaper, type PaperDocument } from './document';
export { fillForm, offerPapers } from './forms';
export { saveNumberWords, showNumberWords } from './numbers';
export { openForReading as openPaperForReading, presentOpened as presentPaper } from './present';
export { eachPaper, listPapers, paperColumns } from './queries';
export { paperWork } from './work';
