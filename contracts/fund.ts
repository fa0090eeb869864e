import { z } from 'zod';
import { sourceCertainty } from './disclosure';

/** 民生资金: programmes by which public money reaches people. */

/** The seven kinds of the Donghe model; codes of programmes begin with their letter. */
export const fundKind = z.enum(['agriculture', 'health', 'familyPlanning', 'construction', 'socialSecurity', 'oneCard', 'education']);
export type FundKind = z.infer<typeof fundKind>;
export const fundKindLabels: Record<FundKind, string> = { agriculture: '农业类补贴', health: '卫生类补贴', familyPlanning: '计划生育补助', construction: '建设类补贴', socialSecurity: '社会保障类补贴', oneCard: '一卡通', education: '教育类补贴' };

/** 规划立项 → 资金拨付 → 申报审核 → 执行发放 */
export const fundStage = z.enum(['planned', 'released', 'approved', 'paid']);
export type FundStage = z.infer<typeof fundStage>;
export const fundStageLabels: Record<FundStage, string> = { planned: '规划立项', released: '资金拨付', approved: '申报审核', paid: '执行发放' };

export const programmeCode = z.string().regex(/^[A-Z]\d{1,3}$/, '项目编码是一个大写字母加数字，如 A1');
export const fundYear = z.coerce.number().int().min(2000).max(2100);

export const fundProgramme = z.object({
  code: programmeCode,
  name: z.string().trim().min(2, '请填名称').max(60),
  kind: fundKind,
  /** 主管部门, in words. */
  department: z.string().trim().max(60),
  /** Paid per: 人、户、亩、头、台、处. */
  unit: z.string().trim().max(10),
  /** In words: 每年、每月、按批. */
  cycle: z.string().trim().max(20),
  /** Illness, disability, family planning, children: no list of names is public, and no look-up by name finds it. */
  sensitive: z.boolean(),
  certainty: sourceCertainty,
  active: z.boolean(),
  version: z.number().int().min(1),
});
export type FundProgramme = z.infer<typeof fundProgramme>;
