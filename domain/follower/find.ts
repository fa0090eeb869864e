import { native } from '../kernel';
import { FollowerModel, type FollowerRecord } from './model';
import { hashField, openidHash, type Phone } from './openid';
import { boundPerson, type BoundPerson } from './person';
import { miniLogin } from './ports';

/** By an openid, without opening any. */
export const findByOpenid = (phone: Phone, openid: string): Promise<FollowerRecord | null> => native(FollowerModel).findOne({ [hashField[phone]]: openidHash(phone, openid) });

export async function personBehind(phone: Phone, openid: string): Promise<BoundPerson | null> {
  const found = await findByOpenid(phone, openid);
  return found && boundPerson(found.personId);
}

/** Who is bound to this follower of the official account; null for everybody else. */
export const personOfOpenid = (openid: string): Promise<BoundPerson | null> => personBehind('openid', openid);

/**
 * Who opened the mini-program, by a code of wx.login. Null for whoever is not bound, and where no mini-program is
 * connected. @throws Fault of whoever exchanges the code
 */
export async function personOfMini(loginCode: string): Promise<BoundPerson | null> {
  const login = miniLogin();
  return login && personBehind('miniOpenid', await login.openidOf(loginCode));
}
