/**
 * What stands in a bulletin before anybody has written in it. A clause whose figure is not published is left out;
 * placeholders are filled from published figures only.
 */
export const bulletinTexts = {
  title: '{quarter}窗口服务评议结果和整改情况',
  introduction: '{from}至{to}，群众在全区 {halls} 个办事大厅的窗口评议',
  valid: '，有效评价 {valid}',
  satisfaction: '，满意率 {satisfaction}',
  dissatisfied: '，不满意 {dissatisfied}',
  introductionEnd: '。现将结果和整改情况公布如下。',
  rectification: '不满意的评议由{commission}回访核实，需要整改的转有关部门办理。',
  due: '到期应办结 {due}',
  inTime: '，按期办结 {inTime}',
  dueEnd: '。',
  again: '整改后群众再评 {again}',
  againContent: '，其中 {againContent}不再是不满意',
  againEnd: '。',
} as const;

/** How it was counted. */
export const bulletinNotes = [
  '有效评价不含认定为误评、恶意的评议。一位群众办一次事评一条，不评记作未评，不算满意。',
  '满意率 = 满意 ÷ 有效评价，“基本满意”不算在内。',
  '按期办结率 = 在答应群众的期限内办结的 ÷ 到期应办结的不满意评议。',
  '再评是整改以后群众再评的一次，不改变原来的评价。',
  '涉及廉洁问题的评议由纪委监委另行办理，没有放开以前不在这些数里。',
  '窗口的数不公布；大厅不足 30 条的，满意率不作比较。',
] as const;

/** The way of a bulletin, for staff. */
export const bulletinSteps = {
  drafted: '{name}起草',
  corrected: '{name}起草更正',
  toSubmit: '写好，送审',
  submitted: '{name}送审',
  toPublish: '委领导批准，公开',
  published: '{name}批准，公开',
  withdrawn: '{name}撤回',
  replaced: '更正的新版已公开',
} as const;

/** Messages to whoever sent it for approval. */
export const bulletinInboxTexts = {
  'bulletin.published': { title: '{quarter}评议结果已公开', body: '委领导已批准，群众现在看得到。' },
  'bulletin.returned': { title: '{quarter}评议结果没有批准', body: '稿子退回给您，意见写在稿子上面，改好可以再送。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type BulletinInboxText = keyof typeof bulletinInboxTexts;
