import './jobs';
import './notices';
import './policy';

export { attach, detachAll, type Attached } from './attach';
export { filesOf, photosMax, voicesMax, type DraftContent } from './content';
export { changeDraft, discardDraft, discardExpired, findDraft, storedDraft, type OpenDraft } from './draft';
export { OfficerDraftModel } from './draft-model';
export { officerReportColumns } from './export';
export { saveForm, searchPlaces, showForm, submitForm } from './form';
export { OfficerReportModel, type OfficerReport } from './model';
export { openOfficerReport } from './open';
export { choosePlace, findPlaces, type PlaceChoice } from './places';
export { eachOfficerReport, listOfficerReports, reportFilter } from './queries';
export { finishSent, missingOf, startDraft, submitDraft, type Receipt } from './submit';
