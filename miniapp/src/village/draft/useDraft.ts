import { useState } from 'react';
import type { VillageDraftDue, VillageDraftSent } from '../../../../contracts/village-draft';
import { asFault, type ApiFault } from '../../api/fault';
import { forgetPhoto } from '../../platform/photos';
import { sendVillageDraft } from '../api/drafts';
import { draftKey, photosOf, requestOf, type TypedDraft } from '../logic/draft';
import { forgetDraft, keepDraft, keptDraft, useKeptDraft } from '../store/drafts';

export type ChangeDraft = (change: (draft: TypedDraft) => TypedDraft) => void;

/** What stands on the page of one item. Every change is kept on the phone, until it has arrived. */
export function useDraft(due: VillageDraftDue, began: TypedDraft, onSent: (sent: VillageDraftSent) => void) {
  const key = draftKey(due);
  const draft = useKeptDraft(key) ?? began;
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  // From what is kept, not from what is shown: a picture may arrive when its page is left already.
  const change: ChangeDraft = (make) => {
    setFault(null);
    keepDraft(key, make(keptDraft(key) ?? began));
  };
  const send = async () => {
    setWorking(true);
    setFault(null);
    try {
      const sent = await sendVillageDraft(requestOf(draft, due));
      for (const { preview } of photosOf(draft)) forgetPhoto(preview);
      forgetDraft(key);
      onSent(sent);
    } catch (error) {
      setFault(asFault(error));
      setWorking(false);
    }
  };
  return { draft, change, working, fault, send: () => void send() };
}
