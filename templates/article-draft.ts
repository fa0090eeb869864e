/** What stands in and around an article of the official account, and why a draft or an audio was not made. */
export const articleTexts = {
  title: '{village}{period}{item}公开',
  digestAccounts: '收入 {receipts} 元，支出 {payments} 元，月末结余 {closing} 元。',
  digestTable: '共 {rows} 行，全文和凭证扫码看。',
  digestNothing: '{period}{item}：本期没有发生。',
  corrected: '更正：',
  onTime: '按时｜{day}公开',
  stamp: '{day}公开',
  late: '晚了 {days} 个工作日｜{day}公开',
  source: '{checkedBy}核对，{approvedBy}审核',
  codeName: '原文的二维码',
  code: '长按或扫码看原文和凭证，有疑问可以直接问，不用登录',
  report: '举报电话 12388',
  leftOut: '还有 {count} 行没有登在这里，扫码看全部。',
} as const;

/** By what WeChat answered; `others` for every other code. */
export const draftFaults: Record<string, string> = {
  48001: '公众号没有草稿箱接口的权限。请用已认证的服务号，并在公众号后台看“接口权限”。',
  40164: '服务器的出口地址不在公众号的 IP 白名单里，请管理员加上，再存一次。',
  45009: '公众号今天调用的次数用完了，请明天再存。',
  45166: '微信不收这篇正文。请把这一份的名称告诉管理员。',
  45003: '微信说标题太长，请改短再存。',
  45004: '微信说摘要太长，请改短再存。',
  45002: '微信说正文太长，请少选几份或者只存一份。',
  timeout: '微信一直没有回话。请过几分钟再存一次，不会存成两条。',
  others: '微信没有收下（{code}）。请过几分钟再存一次；还不行，把括号里的告诉管理员。',
};

/** By what the speech service answered, in classes. */
export const speechFaults = {
  account: '语音合成的账号不能用：没有开通、欠费或密钥不对（{code}）。请管理员看腾讯云控制台。',
  refused: '语音合成不收这段文字（{code}）。广播稿还在，可以照着念。',
  retry: '语音合成没有回话（{code}）。请过几分钟再做一次。',
  notMp3: '语音合成回来的不是能接起来的 MP3。请管理员换一个音色再试。',
} as const;
