import type { FundKind } from './fund';

/** What the mini-program needs to know of policies at run time, without zod: the seven kinds of funds, and others. */
export type PolicyKind = FundKind | 'land' | 'village' | 'other';
export const policyKindLabels: Record<PolicyKind, string> = { agriculture: '农业类补贴', health: '卫生类补贴', familyPlanning: '计划生育补助', construction: '建设类补贴', socialSecurity: '社会保障类补贴', oneCard: '一卡通', education: '教育类补贴', land: '土地和宅基地', village: '村务和集体', other: '其他' };
export const policyKinds = Object.keys(policyKindLabels) as PolicyKind[];

/** By the days it is valid, on the day it is looked at. */
export const policyValidities = ['coming', 'inForce', 'expired'] as const;
export type PolicyValidity = (typeof policyValidities)[number];
export const policyValidityLabels: Record<PolicyValidity, string> = { coming: '还没生效', inForce: '有效', expired: '已失效' };
