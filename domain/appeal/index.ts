import './files';
import './policy';
import './subscribers';

export { completeAppeal, decideAppeal, resubmitAppeal, withdrawAppeal } from './decide';
export { appealColumns } from './export';
export { appealAgainst, fileAppeal, objectByReceipt, proposeJudgement } from './file';
export { AppealModel, type Appeal } from './model';
export { presentDetail } from './present';
export { progressByReceipt } from './progress';
export { appealsOfRating, countAppeals, eachAppeal, listAppeals, showAppeal } from './queries';
export { appealsOf, appealUntil, whyNotAppeal } from './rights';
export { appealWork } from './work';
