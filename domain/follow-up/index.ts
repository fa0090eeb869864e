import './files';
import './policy';
import './subscribers';

export { assignFollowUp, officersFor } from './assignment';
export { pauseFollowUp, resumeFollowUp } from './clock';
export { closeFollowUp, decideEscalation } from './closing';
export { loadFollowUp } from './command';
export { recordContact, revealPhone, saveNote } from './contacts';
export { exportFollowUps } from './export';
export { requestExtension } from './extensions';
export { followUpFacts, FollowUpModel, type FollowUp } from './model';
export { presentDetail } from './present';
export { answersToCitizens, findFollowUpByReceipt, ratingProgress } from './progress';
export { countFollowUps, listFollowUps, showFollowUp } from './queries';
export { rateAgain } from './rate-again';
export { acceptRectification, answerRectification, returnRectification, sendRectification } from './rectification';
export { saveFollowUpSettings, showFollowUpSettings } from './settings';
export { followUpWork } from './work';
