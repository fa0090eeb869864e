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
  /** The kind of a card that it is meant for, and by `of` the card's field that goes into each blank. */
  kind: string;
  title: string;
  fields: readonly { key: string; label: string; of: string }[];
  /** One consent holds until it is taken back; else each consent is good for one message. */
  longTerm: boolean;
}

const reminderFields = [
  { key: 'thing1', label: '提醒事由', of: 'occasion' },
  { key: 'thing2', label: '提醒对象', of: 'name' },
  { key: 'date3', label: '日期', of: 'date' },
  { key: 'thing4', label: '温馨提示', of: 'words' },
];
const answerFields = [
  { key: 'character_string1', label: '回执号', of: 'number' },
  { key: 'thing2', label: '办理结果', of: 'result' },
];
const newsFields = [
  { key: 'thing1', label: '村（社区）', of: 'village' },
  { key: 'date2', label: '日期', of: 'date' },
  { key: 'thing3', label: '内容', of: 'words' },
];

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
  template('notice', 'reminder', '廉政提醒', reminderFields, true),
  template('subscription', 'reminder', '廉政提醒', reminderFields),
  template('subscription', 'ratingAnswered', '评议答复通知', answerFields),
  template('subscription', 'villageNews', '村务公开通知', newsFields),
];

/** Texts that the SMS and voice platform has approved; {1}, {2} … are filled with the card's fields in `of`. */
export const sandboxTexts: readonly { id: string; use: 'sms' | 'voice'; kind: string; text: string; of: readonly string[] }[] = [
  { id: '1000001', use: 'sms', kind: 'reminder', text: '{1}：{2}，{3}。', of: ['name', 'occasion', 'words'] },
  { id: '1000002', use: 'sms', kind: 'invitation', text: '请关注本区纪委监委的公众号，把邀请码{1}发给它，{2}前有效。', of: ['code', 'validUntil'] },
  { id: '1000003', use: 'sms', kind: 'ratingAcknowledged', text: '您的评议收到了，回执号{1}，{2}前告诉您结果。', of: ['number', 'due'] },
  { id: '1000004', use: 'sms', kind: 'ratingAnswered', text: '您的评议有了答复，请凭回执号{1}查看。', of: ['number'] },
  { id: '1000005', use: 'sms', kind: 'householdCode', text: '查自家补贴的验证码{1}，{2}分钟内有效。不是您要查的，不用理。', of: ['code', 'minutes'] },
  { id: '2000001', use: 'voice', kind: 'followUpCall', text: '您有一件回访{1}，{2}到期，请尽快办理。', of: ['number', 'due'] },
];

/** By which of the platform's channels each template goes out. */
const channelOf: Record<TemplateUse, string> = { template: 'wechatTemplate', notice: 'wechatNotice', subscription: 'miniSubscription' };

/** What a tap opens. */
const pageOf: Record<string, string> = { reminder: 'pages/my-reminders/index', ratingAnswered: 'pages/progress/index' };

/** By kind of card and channel: which template, and which field goes into which blank. So the demo sets it up. */
export function demoMappings(): Record<string, Record<string, object>> {
  const byKind: Record<string, Record<string, object>> = {};
  const put = (kind: string, channel: string, mapping: object): void => void ((byKind[kind] ??= {})[channel] = mapping);
  for (const { id, use, kind, fields } of sandboxTemplates) put(kind, channelOf[use], { templateId: id, keys: Object.fromEntries(fields.map(({ key, of }) => [of, key])), page: pageOf[kind] });
  for (const { id, use, kind, text, of } of sandboxTexts) put(kind, use, { templateId: id, text, params: of });
  return byKind;
}

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
    WECHAT_OPEN_ORIGIN: origin,
    TENCENT_SECRET_ID: tencentAccount.secretId,
    TENCENT_SECRET_KEY: tencentAccount.secretKey,
    TENCENT_API_ORIGIN: origin,
    SMS_SDK_APP_ID: tencentAccount.sdkAppId,
    SMS_SIGN_NAME: tencentAccount.signName,
    TTS_SECRET_ID: tencentAccount.secretId,
    TTS_SECRET_KEY: tencentAccount.secretKey,
  };
}
