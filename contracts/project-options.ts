/** What the mini-program needs to know of projects at run time, without zod. */

export const projectStages = ['plan', 'tender', 'contract', 'construction', 'change', 'acceptance', 'payment'] as const;
export type ProjectStage = (typeof projectStages)[number];
export const projectStageLabels: Record<ProjectStage, string> = { plan: '立项规划', tender: '招标', contract: '合同', construction: '施工', change: '变更', acceptance: '验收', payment: '付款' };

export const projectKinds = ['road', 'water', 'sanitation', 'building', 'lighting', 'farmland', 'greening', 'culture', 'other'] as const;
export type ProjectKind = (typeof projectKinds)[number];
export const projectKindLabels: Record<ProjectKind, string> = { road: '道路桥梁', water: '饮水水利', sanitation: '污水环卫', building: '房屋场所', lighting: '照明亮化', farmland: '农田产业', greening: '绿化整治', culture: '文体设施', other: '其他' };

export const tenderWays = ['open', 'invited', 'consultation', 'inquiry', 'direct'] as const;
export type TenderWay = (typeof tenderWays)[number];
export const tenderWayLabels: Record<TenderWay, string> = { open: '公开招标', invited: '邀请招标', consultation: '竞争性磋商', inquiry: '询价比选', direct: '直接委托' };

/** A person's name is masked for the public; a company and a 个体户 stand as they are. */
export const partyKinds = ['company', 'trader', 'person'] as const;
export type PartyKind = (typeof partyKinds)[number];
export const partyKindLabels: Record<PartyKind, string> = { company: '企业', trader: '个体工商户', person: '个人' };

export const acceptanceResults = ['passed', 'passedAfterRepair', 'failed'] as const;
export type AcceptanceResult = (typeof acceptanceResults)[number];
export const acceptanceResultLabels: Record<AcceptanceResult, string> = { passed: '合格', passedAfterRepair: '整改后合格', failed: '不合格' };

export const projectCheckCodes = ['contractOverBudget', 'paidOverContract', 'changeOverLimit', 'sumsDoNotFollow', 'paidBeforeAcceptance', 'shortNotice', 'nearThreshold', 'split'] as const;
export type ProjectCheckCode = (typeof projectCheckCodes)[number];
export const projectCheckLabels: Record<ProjectCheckCode, string> = { contractOverBudget: '合同超预算', paidOverContract: '付款超合同', changeOverLimit: '变更过大', sumsDoNotFollow: '变更前后对不上', paidBeforeAcceptance: '没验收先付款', shortNotice: '公告时间短', nearThreshold: '贴着限额', split: '可能拆分' };
