import { native, openIdentifier, PersonModel, toObjectId, type ObjectId } from '../kernel';
import type { ConsentState } from '../../contracts/follower';
import { FollowerModel, type FollowerRecord } from './model';
import { openOpenid } from './openid';

/** How one person can be reached, opened: for whoever sends. */
export interface Contact {
  /** Of the official account; null: not bound. */
  openid: string | null;
  follows: boolean;
  miniOpenid: string | null;
  consent: ConsentState;
  phone: string | null;
}

/** The same without opening anything: for whoever plans. */
export interface ContactState {
  bound: boolean;
  follows: boolean;
  mini: boolean;
  consent: ConsentState;
  hasPhone: boolean;
  /** A platform said so when it was tried last. */
  unreachable: boolean;
}

const together = 1000;

export const consentOf = ({ consents }: Pick<FollowerRecord, 'consents'>): ConsentState => {
  const newest = consents.at(-1);
  return newest ? (newest.given ? 'given' : 'revoked') : 'none';
};

/** For the moment of sending; nothing of it may be stored or logged. */
export async function contactOf(personId: string | ObjectId): Promise<Contact> {
  const _id = toObjectId(personId);
  const [follower, person] = await Promise.all([native(FollowerModel).findOne({ personId: _id }), native(PersonModel).findOne({ _id })]);
  return {
    openid: follower && openOpenid(follower, 'openid'),
    follows: follower?.follows ?? false,
    miniOpenid: follower && openOpenid(follower, 'miniOpenid'),
    consent: follower ? consentOf(follower) : 'none',
    phone: person && openIdentifier(person, 'phone'),
  };
}

/** Of many people, by their ids as text: everyone asked for is answered. */
export async function contactsOf(personIds: readonly (string | ObjectId)[]): Promise<Map<string, ContactState>> {
  const answer = new Map<string, ContactState>();
  for (let start = 0; start < personIds.length; start += together) {
    const ids = personIds.slice(start, start + together).map(toObjectId);
    const [withPhone, followers] = await Promise.all([phonesAmong(ids), statesAmong(ids)]);
    for (const id of ids.map((one) => one.toHexString())) {
      const follower = followers.get(id);
      answer.set(id, {
        bound: follower?.openidHash !== undefined,
        follows: follower?.follows ?? false,
        mini: follower?.miniOpenidHash !== undefined,
        consent: follower ? consentOf(follower) : 'none',
        hasPhone: withPhone.has(id),
        unreachable: (follower?.unreachable ?? null) !== null,
      });
    }
  }
  return answer;
}

async function phonesAmong(ids: ObjectId[]): Promise<Set<string>> {
  const found = await native(PersonModel).find({ _id: { $in: ids }, phoneIndex: { $exists: true } }, { projection: { _id: 1 } }).toArray();
  return new Set(found.map(({ _id }) => _id.toHexString()));
}

async function statesAmong(ids: ObjectId[]): Promise<Map<string, FollowerRecord>> {
  const projection = { personId: 1, openidHash: 1, miniOpenidHash: 1, follows: 1, unreachable: 1, 'consents.given': 1 };
  const found = await native(FollowerModel).find({ personId: { $in: ids } }, { projection }).toArray();
  return new Map(found.map((one) => [one.personId.toHexString(), one]));
}
