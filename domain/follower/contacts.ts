import { native, openIdentifier, PersonModel, toObjectId, type ObjectId, type PersonRecord } from '../kernel';
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

/** What of a person's record tells whether he has a phone. */
export type Reachable = Pick<PersonRecord, '_id' | 'phoneIndex'>;

/** Of many people who are read already, by their ids as text: everyone asked for is answered. */
export async function contactsOf(people: readonly Reachable[]): Promise<Map<string, ContactState>> {
  const answer = new Map<string, ContactState>();
  for (let start = 0; start < people.length; start += together) {
    const some = people.slice(start, start + together);
    const followers = await statesAmong(some.map(({ _id }) => _id));
    for (const { _id, phoneIndex } of some) {
      const id = _id.toHexString();
      const follower = followers.get(id);
      answer.set(id, {
        bound: follower?.openidHash !== undefined,
        follows: follower?.follows ?? false,
        mini: follower?.miniOpenidHash !== undefined,
        consent: follower ? consentOf(follower) : 'none',
        hasPhone: phoneIndex !== undefined,
        unreachable: (follower?.unreachable ?? null) !== null,
      });
    }
  }
  return answer;
}

async function statesAmong(ids: ObjectId[]): Promise<Map<string, FollowerRecord>> {
  const projection = { _id: 0, personId: 1, openidHash: 1, miniOpenidHash: 1, follows: 1, unreachable: 1, 'consents.given': 1 };
  const found = await native(FollowerModel).find({ personId: { $in: ids } }, { projection }).toArray();
  return new Map(found.map((one) => [one.personId.toHexString(), one]));
}
