/**
 * What a citizen reads where the rating was judged. Who proposed it and who decided is never said, nor anything they
 * wrote: the ground is told in fixed words.
 */
export const setAsideAnswers = {
  mistaken: '您的评议经复核认定为误评，不计入统计，这件事到此办结。评议本身一直看得到。',
  malicious: '您的评议经复核认定为恶意评价，不计入统计，这件事到此办结。评议本身一直看得到。',
} as const;

export const judgementTexts = {
  mistaken: '您的评议经复核认定为误评（{grounds}），不计入统计，但一直看得到。',
  malicious: '您的评议经复核认定为恶意评价（{grounds}），不计入统计，但一直看得到。',
  mayObject: '您不同意，可以在{until} 前提出。周六、周日和法定节假日不算工作日。',
  reviewing: '您的评议正在复核，计数还没有变',
  judgedMistaken: '复核认定为误评，不计入',
  judgedMalicious: '复核认定为恶意评价，不计入',
  judgedValid: '复核认定有效，照常计入',
  unchanged: '复核过，和原来一样',
  objected: '您不同意认定，重新看',
  objectionGranted: '照您说的改了，照常计入',
  objectionRefused: '重新看过，维持原来的认定',
} as const;

/** Grounds in words that can be said to the person they are about. */
export const groundsToCitizen = {
  saidOnCall: '您在电话里说是误评',
  contradicts: '选的和写的明显相反',
  noVisit: '没有查到对应的办事记录',
  repeated: '同一部手机短时间里反复评',
  offTopic: '写的话和办事无关',
  unlawfulDemand: '要求办的事不合规定',
  interested: '评的人不是来办事的群众',
} as const;

/** Labels of the timeline that staff see. */
export const appealTimelineTexts = {
  filed: '{applicant}提出',
  returned: '退回补充',
  resubmitted: '补充后再报',
  completion: '等补充材料',
  decision: '委里认定',
  decided: '{by}：{decision}',
  withdrawn: '撤回',
} as const;

/** What is to be done next: my work, messages about lights. */
export const appealSteps = { decision: '认定', completion: '补充材料' } as const;

/** The terms of an appeal, in words for staff. */
export const appealTerms = {
  decision: '提出后 {days} 个工作日内认定，最晚 {due}。',
  completion: '退回后 {days} 个工作日内补充，最晚 {due}，过期按撤回办。补充期间不计认定时限。',
  objection: '认定不计入的，群众可以在 {days} 个工作日内提出不同意，一次。',
  weekends: '周六、周日和法定节假日不算工作日。',
} as const;
