import type { OpenVillageDraftRequest, RecordVillageMatterRequest, SendVillageDraftRequest, SubmitVillageDraftRequest, VillageDraftOpened, VillageDrafts, VillageDraftSent, VillageMatterRecorded } from '../../../../contracts/village-draft';
import { callWithLogin } from '../../api/with-login';
import { isNothing, isVillageDraftOpened, isVillageDrafts, isVillageDraftSent, isVillageMatterRecorded } from './guards-drafts';

type Asked<T> = Omit<T, 'loginCode'>;
const path = '/api/public/village-drafts';

// All of these throw ApiFault.
export const villageDrafts = (): Promise<VillageDrafts> => callWithLogin(path, isVillageDrafts);
export const openVillageDraft = (which: Asked<OpenVillageDraftRequest>): Promise<VillageDraftOpened> => callWithLogin(`${path}/opening`, isVillageDraftOpened, which);
export const sendVillageDraft = (draft: Asked<SendVillageDraftRequest>): Promise<VillageDraftSent> => callWithLogin(`${path}/sending`, isVillageDraftSent, draft);
export const submitVillageDraft = async (draft: Asked<SubmitVillageDraftRequest>): Promise<void> => void (await callWithLogin(`${path}/submission`, isNothing, draft));
export const recordVillageMatter = (matter: Asked<RecordVillageMatterRequest>): Promise<VillageMatterRecorded> => callWithLogin(`${path}/matters`, isVillageMatterRecorded, matter);
