import { z } from 'zod';
import { householdMinutes, type HouseholdEntry, type HouseholdEntryRequest, type HouseholdWay } from '../../contracts/household';
import { decryptText, encryptText, fail, native, ObjectId, type Context } from '../kernel';
import { householdByName } from './by-name';
import { codeHashOf } from './codes';
import { noteLooks } from './looks';
import { HouseholdModel, type Household } from './model';
import { householdsBySms } from './sms';

const purpose = 'household.session';
const ticket = z.object({ households: z.array(z.object({ id: z.string(), look: z.string() })), way: z.enum(['phone', 'slip', 'name']), at: z.number(), until: z.number() });

/** One look-up under way. */
export interface HouseholdSession {
  households: { household: Household; lookId: ObjectId }[];
  way: Exclude<HouseholdWay, 'staff'>;
  at: Date;
  until: Date;
}

/** The same for whatever did not fit: whether there is such a household, nobody learns. */
const noMatch: Record<HouseholdEntryRequest['way'], string> = {
  phone: '没有对上。请核对手机号和 6 位验证码，验证码 10 分钟内有效；没有收到，多半是这个号码没有登记在村里。',
  slip: '没有对上。请对一对户码的每一组数字；换过新户码的，旧的不能用了。',
  name: '没有对上。请核对村、户主姓名和身份证号最后四位。',
};

/**
 * Lets in whoever knows what a household alone should know, for ten minutes. The ticket is sealed: it lives on the phone,
 * tells nothing, and nothing of it is stored here but that there was a look.
 * @throws Fault notFound, tooManyRequests
 */
export async function enterHousehold(ctx: Context, request: HouseholdEntryRequest): Promise<HouseholdEntry> {
  const found = await householdsOf(ctx, request);
  if (found.length === 0) fail('notFound', { message: noMatch[request.way] });
  const at = ctx.clock.now();
  const until = new Date(at.getTime() + householdMinutes * 60_000);
  const looks = await noteLooks(ctx, found.map(({ _id }) => _id), request.way);
  const content = { households: found.map(({ _id }, index) => ({ id: _id.toHexString(), look: looks[index]!.toHexString() })), way: request.way, at: at.getTime(), until: until.getTime() };
  return { token: encryptText(JSON.stringify(content), purpose), until: until.toISOString() };
}

async function householdsOf(ctx: Context, request: HouseholdEntryRequest): Promise<Household[]> {
  switch (request.way) {
    case 'phone':
      return householdsBySms(ctx, request.phone, request.code);
    case 'slip':
      return (await native(HouseholdModel).find({ codeHash: codeHashOf(request.code) }, { limit: 1 }).toArray()) as Household[];
    case 'name':
      return householdByName(ctx, request);
  }
}

/** @throws Fault unauthenticated where it is not ours, or its ten minutes are over */
export async function openSession(ctx: Context, token: string): Promise<HouseholdSession> {
  const { households, way, at, until } = contentOf(token);
  if (until <= ctx.clock.now().getTime()) return over();
  const found = (await native(HouseholdModel).find({ _id: { $in: households.map(({ id }) => new ObjectId(id)) } }).toArray()) as Household[];
  const byId = new Map(found.map((household) => [household._id.toHexString(), household]));
  return {
    households: households.flatMap(({ id, look }) => {
      const household = byId.get(id);
      return household ? [{ household, lookId: new ObjectId(look) }] : [];
    }),
    way,
    at: new Date(at),
    until: new Date(until),
  };
}

function contentOf(token: string): z.infer<typeof ticket> {
  try {
    return ticket.parse(JSON.parse(decryptText(token, purpose)));
  } catch {
    return over();
  }
}

const over = (): never => fail('unauthenticated', { message: '10 分钟到了，为了安全已经关上。请重新查一次。' });
