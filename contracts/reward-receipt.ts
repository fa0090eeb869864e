import { z } from 'zod';
import { day } from './common';

/** 举报奖励 as whoever reported meets it, under the receipt alone. */
export const must = (least: number, most: number, message: string) => z.string(message).trim().min(least, message).max(most, `最多 ${most} 个字`);
export const rewardKey = z.string().regex(/^[a-z0-9-]{1,40}$/, '编号不对');
export const rewardPlace = z.object({ key: rewardKey, name: must(2, 40, '请写地点'), address: must(2, 100, '请写地址'), hours: must(2, 60, '请写时间') });
export const rewardCause = z.object({ key: rewardKey, name: must(2, 40, '请写名称'), about: must(2, 100, '请写钱用在哪里') });

/** `code`: cash waits under a pick-up code; `handed`: one has paid it, another has still to record it. */
export const rewardState = z.enum(['waiting', 'code', 'gift', 'transfer', 'handed', 'done', 'expired']);
export type RewardState = z.infer<typeof rewardState>;
export const rewardWay = z.enum(['cash', 'gift', 'wechat'], '请选怎么领');
export type RewardWay = z.infer<typeof rewardWay>;
/**
 * What a transfer waits for. `person`: that he confirms it; `paying`, `returning`: WeChat Pay works on it; `busy`: it has
 * not taken it yet; the others keep it from going on, and are for the treasurer.
 */
export const transferWait = z.enum(['person', 'paying', 'returning', 'busy', 'balance', 'quota', 'platform']);
export type TransferWait = z.infer<typeof transferWait>;
/** Why the last transfer did not come about. `name`: it is another than WeChat knows; `late`: not confirmed within a day. */
export const transferFailure = z.enum(['name', 'late', 'returned', 'platform']);
export type TransferFailure = z.infer<typeof transferFailure>;

/** Under the receipt: what there is, how it can be taken, where it stands. */
export const rewardUnderReceipt = z.object({
  amount: z.number().int(),
  state: rewardState,
  way: rewardWay.nullable(),
  expiresOn: day,
  daysLeft: z.number().int(),
  place: rewardPlace.nullable(),
  cause: rewardCause.nullable(),
  /** Only in the answer to the choice of it. */
  code: z.string().nullable(),
  transferWaits: transferWait.nullable(),
  /** What wx.requestMerchantTransfer takes; only in the answer to the choice of it. */
  transfer: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }).nullable(),
  /** Why the last transfer did not come about: one may try again, or choose otherwise. */
  failed: transferFailure.nullable(),
  places: z.array(rewardPlace),
  causes: z.array(rewardCause),
  wechat: z.boolean(),
  /** In a web page too: in a trial only, where the sandbox plays the phone. */
  wechatOnWeb: z.boolean(),
  /** From 2,000 yuan on WeChat Pay asks for the real name. */
  nameAsked: z.boolean(),
});
export type RewardUnderReceipt = z.infer<typeof rewardUnderReceipt>;
