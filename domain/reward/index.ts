import './jobs';
import './policy';

/** 举报奖励: tied to a clue in sealed records only; accounting knows number, amount and approvals. */
export { presentProposal, clueRewardsOf } from './present';
export { proposeReward, withdrawReward } from './propose';
export { decideReward } from './decide';
export { takeReward, visitWithReward } from './receipt';
export { confirmReward, handOutCash, lookUpCode, payGift } from './treasury';
export { eachReward, listProposals, listRewards, rewardColumns } from './queries';
export { summariesOf as presentRewards } from './present';
export { saveScale, showScale } from './scale';
export { rewardSumsOf, rewardTotalsOf, rewardWaits } from './totals';
export { proposalWork, rewardWork } from './work';
