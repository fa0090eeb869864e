import mongoose, { Schema } from 'mongoose';
import { keyedHash, native, type Context } from '../kernel';
import { FollowerModel } from './model';
import { openidHash } from './openid';

/** How many messages of one template a person has agreed to and not been sent yet. Neither openid nor person is in it. */
interface Balance {
  _id: string;
  /** Of the openid alone, so that all balances of a phone can be taken away with it. */
  who: string;
  left: number;
}

const schema = new Schema<Balance>({ _id: String, who: { type: String, required: true }, left: { type: Number, required: true } }, { collection: 'subscriptionBalances', versionKey: false });
schema.index({ who: 1 });
const BalanceModel = mongoose.model<Balance>('SubscriptionBalance', schema);

const balances = () => native(BalanceModel);
const whoOf = (openid: string): string => keyedHash('subscription.who', openid);
const idOf = (openid: string, templateId: string): string => keyedHash('subscription.balance', `${openid}\0${templateId}`);

/** Each consent is good for one message. */
export async function giveSubscriptions(openid: string, templateIds: readonly string[]): Promise<void> {
  if (templateIds.length === 0) return;
  await balances().bulkWrite(templateIds.map((templateId) => ({ updateOne: { filter: { _id: idOf(openid, templateId) }, update: { $inc: { left: 1 }, $setOnInsert: { who: whoOf(openid) } }, upsert: true } })));
}

/** Takes one before a message is sent; false where none is left. Two at once never take the same one. */
export async function takeSubscription(openid: string, templateId: string): Promise<boolean> {
  const taken = await balances().updateOne({ _id: idOf(openid, templateId), left: { $gt: 0 } }, { $inc: { left: -1 } });
  return taken.modifiedCount === 1;
}

/** How many are left. */
export async function subscriptionsLeft(openid: string, templateId: string): Promise<number> {
  return (await balances().findOne({ _id: idOf(openid, templateId) }))?.left ?? 0;
}

/** Wanted no more: what was agreed to for this template is forgotten. */
export async function dropSubscription(openid: string, templateId: string): Promise<void> {
  await balances().deleteOne({ _id: idOf(openid, templateId) });
}

/** The message that it was taken for was not sent. */
export async function returnSubscription(openid: string, templateId: string): Promise<void> {
  await giveSubscriptions(openid, [templateId]);
}

/** What a follower of the official account chose in WeChat's own sheet; of whoever is not bound nothing is kept. */
export async function recordSubscriptionChoices(_ctx: Context, openid: string, choices: readonly { templateId: string; accepted: boolean }[]): Promise<void> {
  if ((await native(FollowerModel).countDocuments({ openidHash: openidHash('openid', openid) }, { limit: 1 })) === 0) return;
  await giveSubscriptions(openid, choices.filter(({ accepted }) => accepted).map(({ templateId }) => templateId));
}

/** With the phone, what it agreed to goes too. */
export async function forgetSubscriptions(openid: string): Promise<void> {
  await balances().deleteMany({ who: whoOf(openid) });
}
