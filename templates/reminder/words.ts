/** A reminder as it is told: whole where there is room, by the card's short fields elsewhere. */
export const reminderMessage = {
  title: '{title}',
  body: '{body}',
  card: { kind: 'reminder', fields: { name: '{name}', occasion: '{occasion}', date: '{date}', words: '{words}' } },
};

/** Why something did not go out, in the plan. */
export const skippedWords = {
  notPlanned: '平台停着，过了该发的时候才起来',
  expired: '排好了没有送出，过了该发的时候',
} as const;

/** To whoever asked for a campaign. */
export const campaignNotices = {
  'campaign.approved': { title: '专题提醒“{title}”批了', body: '{day} {at} 发出。发出以前可以取消。' },
  'campaign.returned': { title: '专题提醒“{title}”没有批', body: '退回给您，意见写在上面，改好可以再送。' },
  'campaign.tooLate': { title: '专题提醒“{title}”批晚了', body: '批准时已经过了发送的日子，请改日子再送批。' },
  'campaign.missed': { title: '专题提醒“{title}”没有发出', body: '到日子时平台停着，没有发。请改日子再送批。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type CampaignNotice = keyof typeof campaignNotices;

/** To whoever answers it: whose record and which part, never his words, in which a number may stand. */
export const correctionNotice = {
  'correction.reported': { title: '{name}说{kind}不对', body: '请对一对，改好或不改都要答复本人。原话点开看。' },
} as const satisfies Record<string, { title: string; body: string }>;

/** To a cadre on his own page. */
export const correctionFaults = {
  notBound: '这部手机还没有绑定。请先用邀请码绑定。',
  again: '这一项您已经反映过了，等我们核对完，会写在这里。',
} as const;
