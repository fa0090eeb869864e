import { z } from 'zod';

/** What an administrator does before the platform is used; worked out anew at each look, never ticked by hand. */
export const setupKey = z.enum(['organisations', 'windows', 'people', 'accounts', 'calendar', 'officialAccount', 'outsideTemplates', 'ceremony', 'upward', 'keys', 'backup', 'earlierReports', 'wechatPay']);
export type SetupKey = z.infer<typeof setupKey>;
export const setupKeyLabels: Record<SetupKey, string> = {
  organisations: '机构已建好',
  windows: '窗口已建好',
  people: '人员已录入',
  accounts: '三员账号已分开',
  calendar: '节假日已录入',
  officialAccount: '公众号已接好',
  outsideTemplates: '消息模板已填好',
  ceremony: '密钥仪式已举行',
  upward: '上送件的去处已定好',
  keys: '密钥文件已备份到别处',
  backup: '备份和恢复试过一次',
  earlierReports: '早先的信息员报告已改封',
  wechatPay: '微信支付已开通',
};

export const setupState = z.enum(['done', 'todo', 'warning']);
export const setupStateLabels: Record<z.infer<typeof setupState>, string> = { done: '已完成', todo: '待办', warning: '要留意' };

/** GET /api/setup */
export const setupChecklist = z.object({
  items: z.array(
    z.object({
      key: setupKey,
      state: setupState,
      /** One sentence with the figures, e.g. 已建 6 个大厅、40 个窗口。 */
      detail: z.string(),
      /** A path in the console where it is done; null where it is done outside. */
      link: z.string().nullable(),
    }),
  ),
});
export type SetupChecklist = z.infer<typeof setupChecklist>;

/** POST /api/setup/confirm — what only a person can know: that a copy of the keys is kept elsewhere, that a restore was tried. */
export const confirmSetupRequest = z.object({ key: z.enum(['keys', 'backup']), note: z.string().trim().min(2, '请写明在哪里、哪天试的').max(200) });
export type ConfirmSetupRequest = z.infer<typeof confirmSetupRequest>;
