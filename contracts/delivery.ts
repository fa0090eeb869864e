import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';
import { reminderOccasion, reminderOccasionLabels } from './reminder';

/**
 * Where a delivery stands. `accepted`: a platform took it and its word on the result is awaited; only `delivered` counts
 * as reached. `expired`: its time had passed before it could go out. `cancelled`: taken back before it went out.
 */
export const deliveryState = z.enum(['waiting', 'delivered', 'accepted', 'failed', 'unknown', 'expired', 'cancelled']);
export type DeliveryState = z.infer<typeof deliveryState>;
export const deliveryStateLabels: Record<DeliveryState, string> = {
  waiting: '待送',
  delivered: '已送达',
  accepted: '平台已收，待回执',
  failed: '没有送到',
  unknown: '结果不明',
  expired: '过了时候，没有送',
  cancelled: '已取消',
};

export const deliveryChannel = z.enum(['wechatTemplate', 'wechatNotice', 'miniSubscription', 'sms', 'voice', 'inbox', 'receipt', 'answerSubscription', 'citizenSms', 'villageSubscription', 'householdSms']);
export type DeliveryChannel = z.infer<typeof deliveryChannel>;
export const deliveryChannelLabels: Record<DeliveryChannel, string> = {
  wechatTemplate: '公众号模板消息',
  wechatNotice: '公众号订阅通知',
  miniSubscription: '小程序订阅消息',
  sms: '短信',
  voice: '语音电话',
  inbox: '平台消息',
  receipt: '凭回执查',
  answerSubscription: '小程序订阅消息（群众）',
  citizenSms: '短信（群众）',
  villageSubscription: '小程序订阅消息（村务）',
  householdSms: '短信（查补贴验证码）',
};

/** What it is about, for filters and figures: 'reminder:politicalBirthday', 'followUp', 'answer', 'invitation'. */
export const deliveryOccasion = z.string().regex(/^[a-zA-Z]+(:[a-zA-Z]+)?$/).max(60);

/** The words for what a delivery is about, in the order in which a filter offers them; a word without its part after the colon stands for all of its parts. */
export const deliveryOccasionLabels: Record<string, string> = {
  reminder: '廉政提醒：全部',
  ...Object.fromEntries(reminderOccasion.options.map((occasion) => [`reminder:${occasion}`, `廉政提醒：${reminderOccasionLabels[occasion]}`])),
  correction: '资料更正',
  invitation: '邀请绑定',
  followUp: '回访',
  rating: '评议',
  appeal: '申诉复核',
  alert: '评议异常',
  bulletin: '结果公开',
  officerReport: '信息员报告',
  reminderTest: '提醒试发',
  approval: '审批结果',
  grants: '授权变动',
  villageNews: '村务订阅',
  household: '查自家补贴',
};

/** What a filter by this word finds: itself, or all of its parts. */
export function occasionsUnder(occasion: string): string[] {
  const parts = Object.keys(deliveryOccasionLabels).filter((one) => one.startsWith(`${occasion}:`));
  return parts.length > 0 ? parts : [occasion];
}

/** GET /api/deliveries — 送达台账, newest first, within the viewer's scope; GET /api/deliveries/export. */
export const deliveryListQuery = pageQuery.extend({
  state: deliveryState.optional(),
  channel: deliveryChannel.optional(),
  occasion: deliveryOccasion.optional(),
  personId: id.optional(),
  organisationId: id.optional(),
  /** Days on which it was, or is, first to go out. */
  from: day.optional(),
  to: day.optional(),
});
export type DeliveryListQuery = z.infer<typeof deliveryListQuery>;

export const deliveryOutcome = z.enum(['started', 'accepted', 'delivered', 'refused', 'retry', 'unknown']);
export type DeliveryOutcome = z.infer<typeof deliveryOutcome>;
/** `why`: the platform's code, or the reason of our own, in plain words; null where nothing went wrong. */
export const deliveryAttempt = z.object({ channel: z.string(), at: instant, outcome: deliveryOutcome, code: z.string().nullable(), why: z.string().nullable() });
export type DeliveryAttemptView = z.infer<typeof deliveryAttempt>;
export const deliverySummary = z.object({
  id,
  /** Staff by their account, people by their record; a citizen, who has neither, by the rating; who subscribed to a village by none. */
  toAccountId: id.nullable(),
  toPersonId: id.nullable(),
  toRatingId: id.nullable(),
  toName: z.string(),
  organisation: organisationRef.nullable(),
  occasion: z.string(),
  title: z.string(),
  state: deliveryState,
  createdAt: instant,
  /** When it was, or is, first to go out: the order of the list. */
  plannedAt: instant,
  /** When it is to go out, or goes out next; null when nothing is to be tried. */
  dueAt: instant.nullable(),
  /** By which channel it is, or was last, tried. */
  channel: z.string().nullable(),
  /** It went on from one channel to another. */
  fellBack: z.boolean(),
  readAt: instant.nullable(),
  attempts: z.array(deliveryAttempt),
  abilities,
});
export type DeliverySummary = z.infer<typeof deliverySummary>;

/** GET /api/deliveries/:id. `text`: what a person was sent; null for messages to staff and citizens, whose matters have pages of their own. */
export const deliveryDetail = deliverySummary.extend({ text: z.string().nullable(), notAfter: instant.nullable() });
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

/**
 * GET /api/deliveries/figures — the same filters; without `from`, the last 30 days before `to`. By channel a delivery
 * counts on each one on which it was tried; `sent`: the platform took it, or may have; `reached`: it was confirmed.
 */
export const deliveryFiguresQuery = deliveryListQuery.omit({ cursor: true, limit: true });
export type DeliveryFiguresQuery = z.infer<typeof deliveryFiguresQuery>;
export const deliveryFigures = z.object({ byState: z.record(deliveryState, z.number().int()), byChannel: z.array(z.object({ channel: z.string(), sent: z.number().int(), reached: z.number().int(), failed: z.number().int(), unknown: z.number().int() })) });
export type DeliveryFigures = z.infer<typeof deliveryFigures>;

/** POST /api/deliveries/:id/resolution — a person looked: it arrived, or it is to be sent once more. */
export const resolveDeliveryRequest = z.object({ resolution: z.enum(['delivered', 'sendAgain']) });

/** What is inside the platform itself has no switch and no quota. */
export const outsideChannel = deliveryChannel.exclude(['inbox', 'receipt']);
export type OutsideChannel = z.infer<typeof outsideChannel>;

const whole = '请写整数';
/** GET and PUT /api/deliveries/settings — what is sent at all. */
export const deliverySettings = z.object({
  /** The kill switch: nothing goes out by these channels; what waits goes on waiting. */
  stopped: z.array(outsideChannel).max(outsideChannel.options.length),
  /** Reminders to one person within seven days; urgent matters are not counted. */
  weeklyCap: z.number(whole).int(whole).min(1, '至少 1 条').max(20, '最多 20 条'),
  /** Sendings a day, by channel; absent: no bound of ours. */
  dailyQuota: z.partialRecord(outsideChannel, z.number(whole).int(whole).min(0, '不能小于 0').max(10_000_000, '最多一千万')),
  /** Share of each quota kept for urgent matters, in percent. */
  urgentReserve: z.number(whole).int(whole).min(0, '不能小于 0').max(90, '最多 90%'),
});
export type DeliverySettings = z.infer<typeof deliverySettings>;
export const saveDeliverySettingsRequest = deliverySettings.extend({ version: z.number().int().min(0) });
export const deliverySettingsView = deliverySettings.extend({
  version: z.number().int(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  usedToday: z.partialRecord(outsideChannel, z.number().int()),
  /** Channels for which the keys are set; inbox and receipt need none. */
  connected: z.array(deliveryChannel),
  abilities,
});
export type DeliverySettingsView = z.infer<typeof deliverySettingsView>;
