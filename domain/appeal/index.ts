import './files';
import './policy';
import './subscribers';

export { decideAppeal, resubmitAppeal, withdrawAppeal } from './decide';
export { appealColumns } from './export';
export { fileAppeal, objectByReceipt, proposeJudgement } from './file';
export { AppealModel, type Appeal } from './model';
export { presentDetail } from './present';
export { progressByReceipt } from './progress';
export { appealsOfRating, countAppeals, eachAppeal, listAppeals, showAppeal } from './queries';
export { appealWork } from './work';
