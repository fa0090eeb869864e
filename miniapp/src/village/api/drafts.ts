import type { SendVillageDraftRequest, VillageDrafts, VillageDraftSent } from '../../../../contracts/village-draft';
import { callWithLogin } from '../../api/with-login';
import { isVillageDrafts, isVillageDraftSent } from './guards-drafts';

export const villageDrafts = (): Promise<VillageDrafts> => callWithLogin('/api/public/village-drafts', isVillageDrafts);

/** @throws ApiFault */
export const sendVillageDraft = (draft: Omit<SendVillageDraftRequest, 'loginCode'>): Promise<VillageDraftSent> => callWithLogin('/api/public/village-drafts/sending', isVillageDraftSent, draft);
