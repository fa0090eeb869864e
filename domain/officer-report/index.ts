import './earlier/setup';
import './jobs';
import './notices';

export { attach, detachAll, type Attached } from './attach';
export { filesOf, photosMax, voicesMax, type DraftContent } from './content';
export { changeDraft, discardDraft, discardExpired, findDraft, storedDraft, type OpenDraft } from './draft';
export { OfficerDraftModel } from './draft-model';
export { EarlierReportModel, type EarlierReport } from './earlier/model';
export { resealEarlier } from './earlier/reseal';
export { saveForm, searchPlaces, showForm, submitForm } from './form';
export { forgetDestroyed, ownReports } from './own';
export { OfficerClueModel } from './own-model';
export { finishSent, missingOf, startDraft, submitDraft, type Receipt } from './submit';
