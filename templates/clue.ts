/** To staff: the code and that there is something to do. Nothing of the matter, and of a new report not even the code. */
export const clueInboxTexts = {
  'clue.news': { title: '有新来的反映', body: '有新来的反映，请登录查看。' },
  'clue.turn': { title: '{step} {code}', body: '线索 {code} 到了“{step}”这一步，{due}前办。' },
  'clue.decided': { title: '审批有了结果 {code}', body: '线索 {code} 报批的{what}有了结果，请点开看。' },
  'clue.yellow': { title: '临期 {code}', body: '线索 {code} 的“{step}”{due}到期。' },
  'clue.red': { title: '督办 {code}', body: '线索 {code} 的“{step}”应在{due}前办，已经逾期，请马上办，并在线索里写明原因。' },
  'clue.away': { title: '没有人在 {code}', body: '线索 {code} 该办的人不在岗，代理人还看不到这一件。请移交，或让代理人看得到。' },
  'clue.identityAsked': { title: '申请看身份 {code}', body: '有人申请看 {code} 反映人的身份，请定。' },
  'clue.retention': { title: '将要销毁 {code}', body: '线索 {code} 保存期满，{due}凌晨销毁，之后谁也打不开。还要用的，请在线索里暂停销毁。' },
  'clue.identityDecided': { title: '看身份的申请有了结果 {code}', body: '{code} 看反映人身份的申请有了结果，请点开看。' },
  'clue.identityEnded': { title: '看身份的时间提前结束 {code}', body: '{code} 的反映人后来留了名，原来批准您看的已经收回。还要看的，请重新申请。' },
  'clue.green': { title: '绿色通道 {code}', body: '信息员走绿色通道交来一件，编号 {code}，请登录查看并登记。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type ClueInboxText = keyof typeof clueInboxTexts;

/** What each term is for. */
export const clueTermLabels = {
  received: '登记',
  registered: '分办',
  assigned: '签收',
  deciding: '提出处置意见',
  approving: '审批处置意见',
  handling: '办理',
  parked: '暂存待查',
  closing: '审批办结',
  closed: '已办结',
  passedOn: '已转出',
  acceptance: '答复反映人是否受理',
  result: '答复反映人结果',
} as const;
