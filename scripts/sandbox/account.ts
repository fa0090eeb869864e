/**
 * The sandbox's own accounts: plainly fake, known to everyone, and good for nothing outside. Their form is the real
 * one, so that whatever checks the form of a key is tried too.
 */
export const officialAccount = {
  name: '青禾区纪委监委（沙箱）',
  /** The account's original id, ToUserName of what it is told. */
  username: 'gh_5a4d60b0c001',
  appid: 'wx5b0c5a4d60000001',
  secret: '5a4d60b0c000000000000000official',
  token: 'sandboxcallbacktoken',
  aesKey: 'SandboxAesKeyIsNotASecret0000000000000000AB',
} as const;

export const miniProgram = { appid: 'wx5b0c5a4d60000002', secret: '5a4d60b0c0000000000000000000mini' } as const;

export const tencentAccount = { secretId: 'AKIDsandbox00000000000000000000000', secretKey: 'sandboxSecretKey0000000000000000', sdkAppId: '1400000001', signName: '青禾纪委沙箱' } as const;

/** Which interface takes a template: template/send, subscribe/bizsend or the mini-program's subscribe/send. */
export type TemplateUse = 'template' | 'notice' | 'subscription';

export interface SandboxTemplate {
  id: string;
  use: TemplateUse;
  /** The kind of a card that it is meant for. */
  kind: string;
  title: string;
  fields: readonly { key: string; label: string }[];
  /** One consent holds until it is taken back; else each consent is good for one message. */
  longTerm: boolean;
}

const reminderFields = [{ key: 'thing1', label: '提醒内容' }, { key: 'thing2', label: '提醒对象' }, { key: 'time3', label: '提醒时间' }];
const taskFields = [{ key: 'thing1', label: '事项' }, { key: 'character_string2', label: '编号' }, { key: 'time3', label: '办理期限' }];
const answerFields = [{ key: 'thing1', label: '事项' }, { key: 'phrase2', label: '状态' }, { key: 'time3', label: '答复时间' }];

const template = (use: TemplateUse, kind: string, title: string, fields: SandboxTemplate['fields'], longTerm = false): SandboxTemplate => ({
  id: `${use}_${kind}_`.padEnd(43, '0'),
  use,
  kind,
  title,
  fields,
  longTerm,
});

export const sandboxTemplates: readonly SandboxTemplate[] = [
  template('template', 'reminder', '廉政提醒通知', reminderFields),
  template('template', 'task', '待办事项提醒', taskFields),
  template('notice', 'reminder', '廉政提醒', reminderFields, true),
  template('notice', 'task', '待办提醒', taskFields, true),
  template('subscription', 'reminder', '廉政提醒', reminderFields),
  template('subscription', 'task', '待办提醒', taskFields),
  template('subscription', 'answer', '答复通知', answerFields),
];

/** Texts that the SMS and voice platform has approved; {1}, {2} … are the parameters. */
export const sandboxTexts: readonly { id: string; use: 'sms' | 'voice'; kind: string; text: string }[] = [
  { id: '1000001', use: 'sms', kind: 'reminder', text: '{1}' },
  { id: '1000002', use: 'sms', kind: 'task', text: '您有一件事待办：{1}，编号{2}，{3}到期。' },
  { id: '1000003', use: 'sms', kind: 'answer', text: '您反映的事有了答复，请凭回执查看。编号{1}。' },
  { id: '1000004', use: 'sms', kind: 'invitation', text: '请关注公众号并发送邀请码{1}完成绑定，{2}前有效。' },
  { id: '2000001', use: 'voice', kind: 'task', text: '您有一件事待办，{1}，{2}到期，请尽快处理。' },
];

/** What the platform's processes are given so that they speak to the sandbox at `origin`. */
export function environmentFor(origin: string): Record<string, string> {
  return {
    WECHAT_OA_APPID: officialAccount.appid,
    WECHAT_OA_SECRET: officialAccount.secret,
    WECHAT_OA_TOKEN: officialAccount.token,
    WECHAT_OA_AES_KEY: officialAccount.aesKey,
    WECHAT_MP_APPID: miniProgram.appid,
    WECHAT_MP_SECRET: miniProgram.secret,
    WECHAT_API_ORIGIN: origin,
    TENCENT_SECRET_ID: tencentAccount.secretId,
    TENCENT_SECRET_KEY: tencentAccount.secretKey,
    TENCENT_API_ORIGIN: origin,
    SMS_SDK_APP_ID: tencentAccount.sdkAppId,
    SMS_SIGN_NAME: tencentAccount.signName,
  };
}
