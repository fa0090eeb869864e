import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';

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

export const deliveryChannel = z.enum(['wechatTemplate', 'wechatNotice', 'miniSubscription', 'sms', 'voice', 'inbox', 'receipt', 'answerSubscription', 'citizenSms']);
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
};

/** What it is about, for filters and figures: 'reminder:politicalBirthday', 'followUp', 'answer', 'invitation'. */
export const deliveryOccasion = z.string().regex(/^[a-zA-Z]+(:[a-zA-Z]+)?$/).max(60);

/** GET /api/deliveries — 送达台账, newest first, within the viewer's scope; GET /api/deliveries/export. */
export const deliveryListQuery = pageQuery.extend({
  state: deliveryState.optional(),
  channel: deliveryChannel.optional(),
  occasion: deliveryOccasion.optional(),
  personId: id.optional(),
  organisationId: id.optional(),
  from: day.optional(),
  to: day.optional(),
});
export type DeliveryListQuery = z.infer<typeof deliveryListQuery>;

export const deliveryAttempt = z.object({ channel: z.string(), at: instant, outcome: z.string(), code: z.string().nullable(), why: z.string().nullable() });
export const deliverySummary = z.object({
  id,
  /** Staff by their account, people by their record; a citizen, who has neither, by the rating. */
  toAccountId: id.nullable(),
  toPersonId: id.nullable(),
  toRatingId: id.nullable(),
  toName: z.string(),
  organisation: organisationRef.nullable(),
  occasion: z.string(),
  title: z.string(),
  state: deliveryState,
  createdAt: instant,
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

/** GET /api/deliveries/figures — the same filters; `reached` = delivered. */
export const deliveryFigures = z.object({ byState: z.record(deliveryState, z.number().int()), byChannel: z.array(z.object({ channel: z.string(), sent: z.number().int(), reached: z.number().int(), failed: z.number().int(), unknown: z.number().int() })) });
export type DeliveryFigures = z.infer<typeof deliveryFigures>;

/** POST /api/deliveries/:id/resolution — a person looked: it arrived, or it is to be sent once more. */
export const resolveDeliveryRequest = z.object({ resolution: z.enum(['delivered', 'sendAgain']) });

/** GET and PUT /api/deliveries/settings — what is sent at all. */
export const deliverySettings = z.object({
  /** The kill switch: nothing goes out by these channels; what waits goes on waiting. Inbox and receipt cannot be stopped. */
  stopped: z.array(deliveryChannel).max(9),
  /** Reminders to one person within seven days; urgent matters are not counted. */
  weeklyCap: z.number().int().min(1).max(20),
  /** Sendings a day, by channel; absent: none. */
  dailyQuota: z.partialRecord(deliveryChannel, z.number().int().min(0).max(10_000_000)),
  /** Share of each quota kept for urgent matters, in percent. */
  urgentReserve: z.number().int().min(0).max(90),
});
export type DeliverySettings = z.infer<typeof deliverySettings>;
export const saveDeliverySettingsRequest = deliverySettings.extend({ version: z.number().int().min(0) });
export const deliverySettingsView = deliverySettings.extend({
  version: z.number().int(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  usedToday: z.partialRecord(deliveryChannel, z.number().int()),
  /** Channels for which the keys are set. */
  connected: z.array(deliveryChannel),
  abilities,
});
export type DeliverySettingsView = z.infer<typeof deliverySettingsView>;
