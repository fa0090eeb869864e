import { campaignStateLabels, type Campaign } from '../../../../contracts/reminder';
import { LightTag } from '../../../parts/light';

/** How far it has come; a draft that was given back says so. */
export function CampaignTag({ campaign: { state, approval } }: { campaign: Campaign }) {
  if (state === 'sent') return <LightTag light="done" word={campaignStateLabels.sent} />;
  if (state === 'submitted' || state === 'approved') return <span className="tag step-tag on">{campaignStateLabels[state]}</span>;
  const givenBack = state === 'draft' && (approval?.state === 'returned' || approval?.state === 'rejected');
  return <span className="tag">{givenBack ? '退回，要改' : campaignStateLabels[state]}</span>;
}
