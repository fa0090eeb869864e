import { timingSafeEqual } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import { householdMinutes, smsPerDay } from '../../contracts/household';
import { householdTexts } from '../../templates';
import { blindIndexCandidates, channelsReaching, defineEventSource, defineTemplates, deliver, fail, isDuplicateKey, keyedHash, native, newOutbox, ObjectId, outboxSchema, receiptDigits, sealParam, shanghaiDay, shanghaiInstant, subscribe, type Context, type DomainEvent, type OutboxEvent } from '../kernel';
import { HouseholdModel, type Household } from './model';

defineTemplates(householdTexts);

/**
 * That somebody asked for a code. It is written in the same way whether the number is on file or not, and who is to get
 * the code is found out afterwards, by another process: neither the answer nor its time tells anything.
 */
interface SmsRequest {
  _id: ObjectId;
  /** `<hash of number and day>:<n>`: a number has so many a day, however many ask at once. */
  slot: string;
  /** A keyed hash of the number. */
  number: string;
  /** The blind indexes under which households have it. */
  indexes: string[];
  at: Date;
  tries: number;
  used: boolean;
  expiresAt: Date;
  outbox?: OutboxEvent[];
}

const schema = new Schema<SmsRequest>(
  {
    slot: { type: String, required: true },
    number: { type: String, required: true },
    indexes: [String],
    at: { type: Date, required: true },
    tries: { type: Number, required: true },
    used: { type: Boolean, required: true },
    expiresAt: { type: Date, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'householdSms', strict: 'throw' },
);
schema.index({ slot: 1 }, { unique: true });
schema.index({ number: 1, at: -1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
const SmsRequestModel = mongoose.model<SmsRequest>('HouseholdSms', schema);
defineEventSource(SmsRequestModel);

const validMs = householdMinutes * 60_000;
const pauseMs = 60_000;
const triesMax = 5;
const dayMs = 86_400_000;
/** Households that one number may open: grown children look after two pairs of parents. */
export const householdsMax = 5;

const numberHash = (phone: string): string => keyedHash('household.sms', phone);
const codeOf = ({ _id }: Pick<SmsRequest, '_id'>): string => receiptDigits('household.sms', _id.toHexString()).slice(-6);

/** @throws Fault tooManyRequests, of a number that is on file as of one that is not */
export async function askSms(ctx: Context, phone: string): Promise<void> {
  const now = ctx.clock.now();
  const number = numberHash(phone);
  const today = shanghaiDay(now);
  const endOfDay = new Date(shanghaiInstant(today, '00:00').getTime() + dayMs);
  const midnight = endOfDay.getTime() - dayMs;
  const lately = await native(SmsRequestModel).find({ number, at: { $gt: new Date(midnight - pauseMs) } }, { sort: { at: -1 }, projection: { at: 1 } }).toArray();
  const asked = lately.filter(({ at }) => at.getTime() >= midnight);
  const sinceLast = now.getTime() - (lately[0]?.at.getTime() ?? 0);
  if (sinceLast < pauseMs) fail('tooManyRequests', { message: '一分钟只发一次验证码，请等一等再点。', retryAfterSeconds: Math.ceil((pauseMs - sinceLast) / 1000) });
  if (asked.length >= smsPerDay) fail('tooManyRequests', { message: `一个号码一天最多发 ${smsPerDay} 次。请明天再查，或者用村里发的户码。`, retryAfterSeconds: Math.ceil((endOfDay.getTime() - now.getTime()) / 1000) });
  const _id = new ObjectId();
  try {
    await native(SmsRequestModel).insertOne({
      ...{ _id, slot: `${keyedHash(`household.smsDay:${today}`, phone)}:${asked.length}`, number, indexes: blindIndexCandidates('phone', phone), at: now, tries: 0, used: false, expiresAt: new Date(endOfDay.getTime() + validMs) },
      outbox: newOutbox(ctx, [{ type: 'household.codeAsked', payload: { requestId: _id.toHexString() } }]),
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    fail('tooManyRequests', { message: '一分钟只发一次验证码，请等一等再点。', retryAfterSeconds: pauseMs / 1000 });
  }
}

/** The households of a number whose newest code this is; none where it is wrong, late, used, or the number is on no file. */
export async function householdsBySms(ctx: Context, phone: string, code: string): Promise<Household[]> {
  const after = new Date(ctx.clock.now().getTime() - validMs);
  const request = await native(SmsRequestModel).findOneAndUpdate({ number: numberHash(phone), at: { $gt: after } }, { $inc: { tries: 1 } }, { sort: { at: -1 }, returnDocument: 'after' });
  const found = (await native(HouseholdModel).find({ phoneIndex: { $in: blindIndexCandidates('phone', phone) } }, { sort: { _id: 1 }, limit: householdsMax }).toArray()) as Household[];
  // Compared in any case, so that it takes the same time.
  const right = timingSafeEqual(Buffer.from(codeOf(request ?? { _id: new ObjectId() })), Buffer.from(code));
  if (!request || !right || request.used || request.tries > triesMax) return [];
  const taken = await native(SmsRequestModel).updateOne({ _id: request._id, used: false }, { $set: { used: true } });
  return taken.modifiedCount === 1 ? found : [];
}

/** The code of a request goes to the number on file, once. */
export async function sendCode(event: DomainEvent, ctx: Context): Promise<void> {
  const request = await native(SmsRequestModel).findOne({ _id: new ObjectId(String(event.payload.requestId)) });
  const channels = channelsReaching('household');
  if (!request || channels.length === 0) return;
  const household = await native(HouseholdModel).findOne({ phoneIndex: { $in: request.indexes } }, { sort: { _id: 1 }, projection: { _id: 1 } });
  if (!household) return;
  await deliver(ctx, {
    key: `householdSms:${request._id.toHexString()}`,
    to: { householdId: household._id.toHexString() },
    template: 'household.code',
    params: { code: sealParam(codeOf(request)), minutes: String(householdMinutes) },
    channels,
    urgent: true,
    notAfter: new Date(request.at.getTime() + validMs),
  });
}
subscribe('household.codeAsked', 'household.sendCode', sendCode);
