import { auditedChange, isDuplicateKey, native, shanghaiDay, type Change, type Context } from '../kernel';
import { invitationHash, miniCodeHash } from './codes';
import { countGuess, guessedTooOften } from './guesses';
import { FollowerModel, type FollowerRecord, type Invitation } from './model';
import { hashField, openidHash, sealOpenid, type Phone } from './openid';
import { boundPerson, type BoundPerson } from './person';

/** What became of a code that somebody sent. */
export type Binding =
  | { outcome: 'bound' | 'boundBefore'; person: BoundPerson }
  | { outcome: 'unknown' | 'used' | 'expired' | 'withdrawn' | 'phoneTaken' | 'personTaken' | 'tooMany' };

type Refusal = Exclude<Binding['outcome'], 'bound' | 'boundBefore'>;

/**
 * Binds a phone to the person whom the code was made for. Where it cannot be, nothing of the phone is kept but a
 * count that is forgotten tomorrow. The same code from the same phone again is answered as before.
 */
export async function bindByCode(ctx: Context, phone: Phone, openid: string, code: string): Promise<Binding> {
  return bind(ctx, phone, openid, { 'invitations.codeHash': invitationHash(code) }, (record) => {
    const invitation = record.invitations.find((one) => one.codeHash === invitationHash(code));
    const refused = invitation ? refusalOf(ctx, invitation) : 'unknown';
    if (refused) return refused;
    return { set: { invitations: record.invitations.map((one) => (one === invitation ? { ...one, state: 'used' } : one)) }, unset: ['toPrint', 'smsCode'], detail: { by: 'invitation' } };
  });
}

/** The mini-program too, by the six digits that the official account told the same person. */
export async function bindByDigits(ctx: Context, openid: string, digits: string): Promise<Binding> {
  const hash = miniCodeHash(digits);
  return bind(ctx, 'miniOpenid', openid, { 'miniCode.hash': hash }, (record) => {
    if (record.miniCode?.hash !== hash) return 'unknown';
    if (record.miniCode.until <= ctx.clock.now()) return 'expired';
    return { unset: ['miniCode'], detail: { by: 'digits' } };
  });
}

function refusalOf(ctx: Context, { state, validUntil }: Invitation): Refusal | null {
  if (state !== 'open') return state;
  return validUntil < shanghaiDay(ctx.clock.now()) ? 'expired' : null;
}

/** `spend` judges the code on what is written, and says how it is used up. */
async function bind(ctx: Context, phone: Phone, openid: string, filter: object, spend: (record: FollowerRecord) => Refusal | Change): Promise<Binding> {
  if (await guessedTooOften(ctx, openid)) return { outcome: 'tooMany' };
  const hash = openidHash(phone, openid);
  const [found, mine] = await Promise.all([native(FollowerModel).findOne(filter), native(FollowerModel).findOne({ [hashField[phone]]: hash })]);
  const person = found && (await boundPerson(found.personId));
  if (!found || !person) {
    await countGuess(ctx, openid);
    return { outcome: 'unknown' };
  }
  if (mine) return mine._id.equals(found._id) ? { outcome: 'boundBefore', person } : { outcome: 'phoneTaken' };
  let refused: Refusal | null = null;
  try {
    await auditedChange(FollowerModel, found._id, ctx, 'follower.bind', (record) => {
      const spent = spend(record);
      refused = typeof spent === 'string' ? spent : record[hashField[phone]] === undefined ? null : 'personTaken';
      if (refused) return null;
      const { set, ...rest } = spent as Change;
      return { ...rest, set: { ...set, ...whenBound(ctx, phone, openid) }, events: [{ type: 'follower.bound', payload: { personId: record.personId.toHexString(), by: phone === 'openid' ? 'official' : 'mini' } }] };
    });
  } catch (error) {
    // Another code was faster to take this phone.
    if (!isDuplicateKey(error)) throw error;
    return { outcome: 'phoneTaken' };
  }
  return refused ? afterRefusal(ctx, phone, openid, refused, person) : { outcome: 'bound', person };
}

/** The same code twice at once: the second finds it used, by himself. */
async function afterRefusal(ctx: Context, phone: Phone, openid: string, outcome: Refusal, person: BoundPerson): Promise<Binding> {
  const mine = await native(FollowerModel).findOne({ [hashField[phone]]: openidHash(phone, openid) });
  if (mine?.personId.equals(person.personId)) return { outcome: 'boundBefore', person };
  await countGuess(ctx, openid);
  return { outcome };
}

function whenBound(ctx: Context, phone: Phone, openid: string): Partial<FollowerRecord> {
  const now = ctx.clock.now();
  const official: Partial<FollowerRecord> = phone === 'openid' ? { follows: true, tagDue: now } : {};
  return { ...sealOpenid(phone, openid), ...official, boundAt: now, unreachable: null };
}
