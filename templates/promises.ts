/** What a citizen reads about the way of a rating: labels of the timeline under a receipt, and who answers. */
export const progressTexts = {
  received: '评议已收到',
  firstContactByPhone: '给您打电话，核实情况',
  firstContactByReceipt: '核实情况',
  rectifying: '部门整改',
  putRight: '整改完，把结果告诉您',
  rateAgain: '请您再评一次，您说了算',
  rateAgainHere: '请您在这里再评一次，您说了算',
  rateAgainByPhone: '我们给您打电话，请您再评一次',
  escalated: '您还不满意，已报{commission}处理',
  objected: '您不同意办结，已收到',
  escalatedAgain: '{commission}重新看，给您答复',
  restored: '您的评议照常计入，重新办理',
  closed: '已办结',
  paused: '暂停办理，计时也停了',
  triedToReach: '给您打过 {tries} 次电话，没有打通',
  callAgreed: '和您约好{when}再打',
  noPhoneNote: '没留电话，进展和答复都在这里看',
  commissionAnswers: '{commission}',
} as const;

/** Labels of the timeline that staff see in a follow-up. */
export const timelineTexts = {
  received: '收到评议',
  assigned: '分给{officer}',
  unassigned: '等待指派回访员',
  firstContact: '首次联系',
  firstHandling: '首次处理',
  firstContactFailed: '三个时段都没联系上',
  rectification: '{department}整改、附凭据',
  rectificationDone: '{department}已答复',
  rateAgain: '再评、办结',
  escalated: '报委里处理',
  undecided: '没有处理，评议已认定不计入',
  reopenedByObjection: '群众不同意办结，报委里处理',
  reopenedAsRestored: '评议改认定有效，报委里处理',
  closed: '办结：{kind}',
  automaticByHall: '自动，按大厅',
  byPerson: '由{name}指派',
} as const;

/** 青禾区 → 青禾区纪委监委; a district that already carries the commission's name keeps it. */
export const commissionName = (districtName: string): string => (/纪委监委$/.test(districtName) ? districtName : `${districtName}纪委监委`);

/** The next step in a few words: my work, messages about lights. */
export const stepTexts = {
  firstContact: '首次联系',
  firstHandling: '首次处理',
  callAgain: '按约再打',
  toHandle: '转部门或解释',
  rectifying: '整改并答复',
  answered: '看部门的答复',
  awaitingSecondRating: '请群众再评、办结',
  escalated: '处理上报件',
  closing: '再评、办结',
  closed: '已办结',
} as const;
