/** Why a try came to nothing, by the platform's code or by a reason of our own. */
const reasons: Record<string, string> = {
  // Our own.
  noConsent: '本人没有同意接收',
  optedOut: '本人已退订',
  noPhone: '没有手机号',
  notBound: '没有绑定公众号',
  noAccount: '在平台上没有账号',
  noCard: '这件事不用这个渠道发',
  noBalance: '小程序订阅次数用完了',
  weeklyCap: '这一周给本人发够了，不再打扰',
  dailyQuota: '今天的发送量用完了',
  notConnected: '这个渠道没有接通',
  notFollowing: '没有关注公众号',
  noTemplate: '这个渠道还没有填消息模板',
  notAsked: '这个渠道不用来说这件事，或本人没有要',
  noMobile: '留的是座机，收不了短信',
  notRenewed: '微信令牌换不了，过一会儿再试',
  forcedEnough: '微信令牌今天换得太多',
  tokenBusy: '微信令牌正在换',
  workerLost: '发的时候程序断了，不知道发出去没有',
  timeout: '平台没有回答，不知道发出去没有',
  // WeChat, by errcode; and what its result event says.
  '-1': '微信系统繁忙',
  '40001': '微信令牌失效',
  '40014': '微信令牌不对',
  '42001': '微信令牌过期',
  '40003': '微信编号不对，要重新绑定',
  '40037': '消息模板编号不对，请系统管理员核对',
  '41030': '点开的页面小程序里没有，请系统管理员核对',
  '43116': '模板被微信限制',
  '48001': '账号没有这个接口的权限',
  '43004': '没有关注公众号',
  '43019': '已被公众号拉黑',
  '43101': '本人拒收',
  '43107': '消息能力被微信封禁',
  '45009': '微信今天不再收了',
  '45011': '发得太快，微信要求慢一些',
  '45015': '本人超过 48 小时没有和公众号说过话',
  '45047': '连着发得太多，要等本人回话',
  '47003': '模板内容不合微信的格式，请系统管理员核对',
  userBlock: '本人拒收',
  FAIL: '运营商没能送到',
  systemFailed: '微信没能送到',
  'user block': '本人拒收',
  'failed:user block': '本人拒收',
  'failed: user block': '本人拒收',
  'system failed': '微信没能送到',
  'failed:system failed': '微信没能送到',
  'failed: system failed': '微信没能送到',
  // Tencent Cloud, SMS and voice.
  'FailedOperation.PhoneNumberInBlacklist': '手机号在运营商黑名单里，或已回复退订',
  'FailedOperation.InsufficientBalanceInSmsPackage': '短信套餐余量不够，请充值',
  'FailedOperation.SignatureIncorrectOrUnapproved': '短信签名没有批准，请系统管理员核对',
  'FailedOperation.TemplateIncorrectOrUnapproved': '短信模板没有批准，请系统管理员核对',
  'FailedOperation.ContainSensitiveWord': '短信里有运营商不许的词',
  'InvalidParameterValue.IncorrectPhoneNumber': '手机号不对',
  'InvalidParameterValue.TemplateParameterFormatError': '短信内容不合模板的格式，请系统管理员核对',
  'InvalidParameterValue.TemplateParameterLengthLimit': '短信内容太长，请系统管理员核对',
  'LimitExceeded.DeliveryFrequencyLimit': '短信发得太快',
  'LimitExceeded.PhoneNumberDailyLimit': '这个手机号今天收够了',
  'LimitExceeded.PhoneNumberOneHourLimit': '这个手机号一小时内收够了',
  'LimitExceeded.PhoneNumberThirtySecondLimit': '给这个手机号发得太密',
  'LimitExceeded.AppDailyLimit': '今天的短信量用完了',
  'UnsupportedOperation.UnsupportedRegion': '手机号不在能发的地区',
};

/** For families of codes: the first that fits. */
const patterns: [RegExp, (match: RegExpExecArray) => string][] = [
  [/^http (\d{3})$/i, ([, status]) => `平台出错（HTTP ${status}）`],
  [/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/, () => '连不上平台'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|socket/i, () => '和平台的连接断了，不知道发出去没有'],
  [/timeout|ETIMEDOUT/i, () => reasons.timeout as string],
  [/^AuthFailure/, () => '密钥不对，请系统管理员核对'],
  [/^RequestLimitExceeded/, () => '发得太快，平台要求慢一些'],
  [/^InternalError/, () => '平台内部出错'],
];

/** In plain words; a code nobody has words for yet is shown as it is. */
export function deliveryReason(code: string): string {
  const known = reasons[code];
  if (known !== undefined) return known;
  for (const [pattern, words] of patterns) {
    const match = pattern.exec(code);
    if (match) return words(match);
  }
  return `平台说：${code}`;
}
