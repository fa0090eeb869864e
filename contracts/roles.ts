import { z } from 'zod';

/**
 * Roles are granted for one organisation and hold for everything below it.
 * The three administrators (system, security, audit) are never the same account: 三员分立.
 */
export const role = z.enum([
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'commissionLeader',
  'integrityHandler',
  'ratingSupervisor',
  'followUpOfficer',
  'hallManager',
  'departmentHandler',
  'windowWorker',
  'reminderManager',
  'custodian',
  'petitionClerk',
  'clueManager',
  'clueHandler',
  'disclosureManager',
  'townReviewer',
  'villageClerk',
  'villageSupervisor',
  'fundOfficer',
  'treasurer',
]);
export type Role = z.infer<typeof role>;

export const roleLabels: Record<Role, string> = {
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
  commissionLeader: '委领导',
  integrityHandler: '廉洁问题经办人',
  ratingSupervisor: '评议主管',
  followUpOfficer: '回访员',
  hallManager: '大厅负责人',
  departmentHandler: '部门整改经办人',
  windowWorker: '窗口人员',
  reminderManager: '廉政提醒经办人',
  custodian: '身份保管人',
  petitionClerk: '信访受理员',
  clueManager: '线索管理员',
  clueHandler: '线索承办人',
  disclosureManager: '三务公开主管',
  townReviewer: '乡镇审核人',
  villageClerk: '村级公开经办人',
  villageSupervisor: '村务监督员',
  fundOfficer: '民生资金经办人',
  treasurer: '财务经办人',
};

/** No account may hold two of these. */
export const separatedRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies Role[];

export const grant = z.object({ role, organisationId: z.string(), organisationName: z.string() });
export type Grant = z.infer<typeof grant>;
