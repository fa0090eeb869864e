import { z } from 'zod';
import { id, page } from '../../contracts/common';
import * as contract from '../../contracts/reward';
import * as reward from '../../domain/reward';
import type { Context } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route, type AttemptLimit } from '../route';

const params = z.object({ id });
const reading = { points: 120, perSeconds: 60 };
/** Eight digits: with so few wrong ones a day from one place nobody meets one. */
const codeGuesses: AttemptLimit = { name: 'rewardCode', failuresPerDay: 20 };
const one = async (ctx: Context, found: Awaited<ReturnType<typeof reward.confirmReward>>): Promise<contract.RewardSummary> => (await reward.presentRewards(ctx, [found]))[0] as contract.RewardSummary;

export const clueRewardRoutes = [
  route({ method: 'get', path: '/api/clues/:id/rewards', surface: 'staff', policy: 'rewardProposal.list', summary: '这一件的奖励：提了没有，批到哪一步', params, response: contract.clueRewards, rateLimit: reading, handle: ({ params, ctx }) => reward.clueRewardsOf(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/clues/:id/rewards',
    surface: 'staff',
    policy: 'rewardProposal.propose',
    summary: '提出奖励，理由加密',
    params,
    body: contract.proposeRewardRequest,
    response: contract.clueRewards,
    status: 201,
    handle: async ({ params, body, ctx }) => {
      await reward.proposeReward(ctx, params.id, body);
      return reward.clueRewardsOf(ctx, params.id);
    },
  }),
  route({ method: 'get', path: '/api/reward-proposals', surface: 'staff', policy: 'rewardProposal.list', summary: '提出的奖励，只有自己看得到的线索的', query: contract.rewardProposalQuery, response: page(contract.rewardProposalItem), handle: ({ query, ctx }) => reward.listProposals(ctx, query) }),
  route({ method: 'post', path: '/api/reward-proposals/:id/decision', surface: 'staff', policy: 'rewardProposal.decide', summary: '批奖励：另外两个人都同意才算', params, body: contract.decideRewardRequest, response: contract.rewardProposal, handle: async ({ params, body, ctx }) => reward.presentProposal(ctx, await reward.decideReward(ctx, params.id, body)) }),
  route({ method: 'post', path: '/api/reward-proposals/:id/withdrawal', surface: 'staff', policy: 'rewardProposal.withdraw', summary: '撤回自己提的', params, body: contract.withdrawRewardRequest, response: contract.rewardProposal, handle: async ({ params, body, ctx }) => reward.presentProposal(ctx, await reward.withdrawReward(ctx, params.id, body)) }),
];

export const rewardRoutes = [
  route({ method: 'get', path: '/api/reward-scale', surface: 'staff', policy: 'rewardScale.view', summary: '奖励规则、领现金的地方、捐到哪里、领取期限', response: contract.rewardSettings, handle: ({ ctx }) => reward.showScale(ctx) }),
  route({ method: 'put', path: '/api/reward-scale', surface: 'staff', policy: 'rewardScale.change', summary: '改奖励规则，从下一次提出起', body: contract.saveRewardScaleRequest, response: contract.rewardSettings, handle: ({ body, ctx }) => reward.saveScale(ctx, body) }),
  route({ method: 'get', path: '/api/rewards', surface: 'staff', policy: 'reward.list', summary: '举报奖励：编号、金额、状态，没有线索和人', query: contract.rewardListQuery, response: page(contract.rewardSummary), handle: ({ query, ctx }) => reward.listRewards(ctx, query) }),
  exportRoute({ list: '/api/rewards', policy: 'reward.list', title: '举报奖励', query: contract.rewardListQuery, columns: reward.rewardColumns, rows: reward.eachReward }),
  route({ method: 'get', path: '/api/rewards/totals', surface: 'staff', policy: 'reward.list', summary: '一年里按月：批准多少，怎么发放的', query: contract.rewardTotalsQuery, response: contract.rewardTotals, handle: ({ query, ctx }) => reward.rewardTotalsOf(ctx, query.year) }),
  route({ method: 'post', path: '/api/rewards/pick-up', surface: 'staff', policy: 'reward.handOut', summary: '核对取款码：只答编号和金额', body: contract.pickUpRequest, response: contract.pickUp, attempts: codeGuesses, handle: ({ body, ctx }) => reward.lookUpCode(ctx, body.code) }),
  route({ method: 'post', path: '/api/rewards/hand-out', surface: 'staff', policy: 'reward.handOut', summary: '凭取款码付现金，码就作废', body: contract.pickUpRequest, response: contract.rewardSummary, attempts: codeGuesses, handle: async ({ body, ctx }) => one(ctx, await reward.handOutCash(ctx, body.code)) }),
  route({ method: 'post', path: '/api/rewards/:id/gift', surface: 'staff', policy: 'reward.handOut', summary: '记下已经捐出', params, body: contract.actOnRewardRequest, response: contract.rewardSummary, handle: async ({ params, body, ctx }) => one(ctx, await reward.payGift(ctx, params.id, body)) }),
  route({ method: 'post', path: '/api/rewards/:id/confirmation', surface: 'staff', policy: 'reward.confirm', summary: '第二人记账，或记下没有付', params, body: contract.confirmRewardRequest, response: contract.rewardSummary, handle: async ({ params, body, ctx }) => one(ctx, await reward.confirmReward(ctx, params.id, body)) }),
];
