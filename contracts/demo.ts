import { z } from 'zod';
import { role, type Role } from './roles';

/** The password of every demo account. Demo accounts exist only where DEMO is on, which production refuses. */
export const demoPassword = 'Shiyong-Qingjian-2026';

/** What GET /api/public/demo-accounts answers in demo mode; elsewhere the route answers 404. */
export const demoAccountList = z.object({
  password: z.string(),
  /** The code of one window, to try a rating. */
  ratingWindowCode: z.string().nullable(),
  /** Receipts of demo reports, to look how one stands as whoever reported. */
  receipts: z.array(z.object({ code: z.string(), what: z.string() })),
  /** A household's code on paper, to look at its payments. */
  household: z.object({ code: z.string(), what: z.string() }),
  accounts: z.array(z.object({ username: z.string(), name: z.string(), role, roleLabel: z.string(), what: z.string() })),
});
export type DemoAccountList = z.infer<typeof demoAccountList>;

export interface DemoAccount {
  username: string;
  /** Plainly no real person's. */
  name: string;
  role: Role;
  /** Key of the demo organisation that the role is granted for. */
  at: 'district' | 'mainHall' | 'mainWindow' | 'department' | 'town' | 'village' | 'fundDepartment';
  /** What this account is good for in a trial. */
  what: string;
}

export const demoAccounts: readonly DemoAccount[] = [
  { username: 'huifang', name: '演示甲', role: 'followUpOfficer', at: 'district', what: '给不满意的群众打电话、转部门整改' },
  { username: 'bumen', name: '演示乙', role: 'departmentHandler', at: 'department', what: '填整改措施和给群众的答复' },
  { username: 'dating', name: '演示丙', role: 'hallManager', at: 'mainHall', what: '看本大厅的评议和回访' },
  { username: 'zhuguan', name: '演示丁', role: 'ratingSupervisor', at: 'district', what: '批延期、看全区评议' },
  { username: 'lianjie', name: '演示戊', role: 'integrityHandler', at: 'district', what: '看吃拿卡要等只进纪委的评议' },
  { username: 'xinfang', name: '演示丑', role: 'petitionClerk', at: 'district', what: '受理反映：登记来信来访、拆看新收到的' },
  { username: 'anguan', name: '演示寅', role: 'clueManager', at: 'district', what: '线索管理：分办、跟踪、统计' },
  { username: 'chengban', name: '演示卯', role: 'clueHandler', at: 'district', what: '承办线索：核实、回问、报结果' },
  { username: 'baoguan', name: '演示辰', role: 'custodian', at: 'district', what: '身份保管人：核对密钥、打开举报人身份、用恢复份额' },
  { username: 'fubaoguan', name: '演示巳', role: 'custodian', at: 'district', what: '副保管人：保管人被反映或不在时替他' },
  { username: 'weiling', name: '演示己', role: 'commissionLeader', at: 'district', what: '处理仍不满意的上报件' },
  { username: 'xitong', name: '演示庚', role: 'systemAdmin', at: 'district', what: '机构、窗口、人员、工作日历' },
  { username: 'anquan', name: '演示辛', role: 'securityAdmin', at: 'district', what: '账号与授权' },
  { username: 'chuangkou', name: '演示癸', role: 'windowWorker', at: 'mainWindow', what: '看自己窗口收到的评议、说明一句' },
  { username: 'tixing', name: '演示子', role: 'reminderManager', at: 'district', what: '廉政提醒：日子、文本、专题、送到没有' },
  { username: 'gongkai', name: '演示午', role: 'disclosureManager', at: 'district', what: '三务公开：目录、谁没有按时公开、抽查' },
  { username: 'xiangzhen', name: '演示未', role: 'townReviewer', at: 'town', what: '审核各村要公开的，催没有公开的' },
  { username: 'cunwu', name: '演示申', role: 'villageClerk', at: 'village', what: '村里该公开什么、什么时候前，起草和更正' },
  { username: 'jiandu', name: '演示酉', role: 'villageSupervisor', at: 'village', what: '村务监督委员会：公开前先核对' },
  { username: 'minsheng', name: '演示戌', role: 'fundOfficer', at: 'fundDepartment', what: '民生资金：项目、拨付、导入发放明细' },
  { username: 'caiwu', name: '演示亥', role: 'treasurer', at: 'district', what: '举报奖励发放、退缴收款、每日对账' },
  { username: 'chuna', name: '演示元', role: 'treasurer', at: 'district', what: '第二名财务：发现金、核对回单' },
  { username: 'shenji', name: '演示壬', role: 'auditAdmin', at: 'district', what: '核对审计链' },
];

/**
 * Demo reports whose receipt is shown: it follows from the key that a page would have made at random, and from the
 * installation's own secret.
 */
export const demoReports = {
  asked: { submissionKey: 'demo-report-that-was-asked-about-000000000A', what: '匿名反映，办案的人有话想问' },
  closed: { submissionKey: 'demo-report-that-was-closed-00000000000000A', what: '实名反映，已经办结，可以说满意不满意' },
} as const;

/** The demo household whose code is shown; it follows from the seed and the installation's own secret. */
export const demoHousehold = { seed: 'demo-household-with-a-code-on-paper', what: '一户的户码，在村务公开的“我家的补贴”里查历年领了什么' } as const;
