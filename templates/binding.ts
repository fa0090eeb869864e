/**
 * What a cadre or an information officer reads about binding his WeChat, and agrees to. A new wording of the consent
 * gets a new version; the old one stays with whoever agreed to it.
 */
export const consentVersion = '2026-11';

export const consentText = (commission: string): string =>
  `${commission}想用微信给您发廉政提醒：政治生日、节前、任职变动和专题提醒，一周最多几条。为此存下：您这个微信号的编号（加密）、您的姓名单位职务、您同意的时间。只用来发提醒，不给别人。随时可以退订：在公众号里回“退订”，或在小程序“我的提醒”里关掉。不同意不影响您的工作，也不再问。`;

export const bindingTexts = {
  bound: '已绑定：{organisation} {name}。',
  boundBefore: '您的微信已经绑定：{organisation} {name}，不用再绑。',
  welcomeBack: '欢迎回来，{organisation} {name}。绑定还在，不用重新绑。',
  unknownCode: '没有找到这个邀请码。请对一对每一位：没有数字 0 和 1，没有字母 O 和 I。',
  usedCode: '这个邀请码已经用过了。要换手机或重新绑定，请联系发邀请的人。',
  expiredCode: '这个邀请码过期了，30 天内有效。请发邀请的人再给您一张。',
  withdrawnCode: '这个邀请码换过新的了，请用新的那张。',
  phoneTaken: '您这个微信已经绑定了别的人，一个微信只绑一个人。绑错了请联系发邀请的人解绑。',
  personTaken: '这个邀请码的人已经绑定了另一个微信。换了手机请联系发邀请的人，先解绑旧的。',
  tooManyGuesses: '今天没对上的次数太多，请明天再试，或联系发邀请的人。',
  askConsent: '{consent}\n\n回复 1 同意，回复 2 不同意。',
  consentStands: '您以前同意过接收廉政提醒，照旧发到这里。不想收了，回“退订”。',
  refusalStands: '您以前选过不接收廉政提醒，照旧不发。想收，回“订阅”。',
  consentGiven: '好，记下了。以后提醒会发到这里。不想收了，回“退订”。',
  consentRefused: '好，不给您发。想收的时候回“订阅”。',
  /** Told once: an openid and what is written pass through Tencent's servers. */
  officerNotice: '您是廉情信息员。说明一次：在这里和我们聊天，内容要经过腾讯的服务器。不方便经过腾讯的事，请用小程序里的“不留名反映”，或打电话。',
  unsubscribed: '已退订，不再给您发廉政提醒。已经排上的也不发了。\n想再收，回“订阅”。',
  notSubscribed: '您没有订阅廉政提醒，我们不会给您发。想收，回“订阅”。',
  subscribedAlready: '您已经订阅了廉政提醒。不想收了，回“退订”。',
  notBound: '您的微信还没有绑定。绑定要有邀请码：把邀请单上的 8 位码发到这里，或扫邀请单上的二维码。没有邀请单，请联系本单位办公室。',
  mine: '{organisation} {name}\n廉政提醒：{state}\n\n看发过的提醒：打开小程序，从“我的”进“我的提醒”，填 {digits}，10 分钟内有效，只用一次。',
  mineInMini: '{organisation} {name}\n廉政提醒：{state}\n\n看发过的提醒：打开小程序，从“我的”进“我的提醒”。',
  stateGiven: '同意接收，回“退订”不再收',
  stateRevoked: '已退订，回“订阅”再收',
  stateNone: '还没有答复，回“订阅”开始收',
} as const;

/** On the page of one's own in the mini-program: the same refusals, where "here" is a field. */
export const bindingFaults = {
  wrongDigits: '这 6 位数字不对，或者过了 10 分钟。请在公众号里点“我的提醒”，重新拿一个。',
  textChanged: '说明的文字更新了，请看一遍新的再选。',
  notBound: '这个微信还没有绑定，请先绑定。',
  onlyInMini: '绑定要在微信小程序里办，网页认不出是谁。',
} as const;

/** The invitation by SMS. A platform's own template takes the two fields. */
export const bindingMessages = {
  invitation: {
    title: '邀请您绑定公众号',
    body: '请关注本区纪委监委的公众号，把邀请码 {code} 发给它，{validUntil}前有效。',
    card: { kind: 'invitation', fields: { code: '{code}', validUntil: '{validUntil}' } },
  },
} as const;
