import { useState } from 'react';
import type { VillageDraftDue, VillageDraftSent } from '../../../../contracts/village-draft';
import { asFault, type ApiFault } from '../../api/fault';
import type { DraftPhoto } from '../../logic/draft';
import { sendVillageDraft } from '../api/drafts';
import { contentOf, draftKey, emptyDraft, type AccountKnown, type TypedDraft } from '../logic/draft';
import { forgetDraft, keepDraft, keptDraft } from '../store/drafts';

/** What stands on the page of one item. Every change is kept on the phone, until it has arrived. */
export function useDraft(due: VillageDraftDue, known: AccountKnown, onSent: (sent: VillageDraftSent) => void) {
  const key = draftKey(due);
  const [draft, setDraft] = useState<TypedDraft>(() => keptDraft(key) ?? emptyDraft(known.before));
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const change = (changes: Partial<TypedDraft>) => {
    const next = { ...draft, ...changes };
    setFault(null);
    setDraft(next);
    keepDraft(key, next);
  };
  const send = async () => {
    setWorking(true);
    setFault(null);
    try {
      const { village, item, period } = due;
      const sent = await sendVillageDraft({ villageId: village.id, itemCode: item.code, periodKey: period.key, nothing: draft.nothing, content: contentOf(draft, due), photoTokens: photos.flatMap(({ token }) => token ?? []) });
      forgetDraft(key);
      onSent(sent);
    } catch (error) {
      setFault(asFault(error));
      setWorking(false);
    }
  };
  return { draft, change, photos, setPhotos, working, fault, send: () => void send() };
}
