import type { FundStage } from './fund';

/** The four stages in their order; without zod, since phones load it. */
export const fundStages: readonly FundStage[] = ['planned', 'released', 'approved', 'paid'];
export const fundStageWords: Record<FundStage, string> = { planned: '立项', released: '拨付', approved: '申报审核', paid: '发放' };
export const sourceWords = { central: '中央财政', province: '省级财政', city: '市级财政', own: '区（县）本级财政' } as const;
export const channelWords = { oneCard: '一卡通', cash: '现金', inKind: '实物', offset: '抵扣' } as const;
