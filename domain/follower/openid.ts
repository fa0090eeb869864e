import { decryptText, encryptText, keyedHash } from '../kernel';
import { openidPurpose, type FollowerRecord } from './model';

/** Which of the two openids of a person: each account of the commission knows him by its own. */
export type Phone = 'openid' | 'miniOpenid';

export const hashField = { openid: 'openidHash', miniOpenid: 'miniOpenidHash' } as const;

/** Hash keys are never changed, so one hash finds whoever was bound at any time. */
export const openidHash = (phone: Phone, openid: string): string => keyedHash(openidPurpose[phone], openid);

/** The two fields that store an openid: one to open, one to find. */
export function sealOpenid(phone: Phone, openid: string): Partial<FollowerRecord> {
  return { [phone]: encryptText(openid, openidPurpose[phone]), [hashField[phone]]: openidHash(phone, openid) };
}

export function openOpenid(record: Pick<FollowerRecord, Phone>, phone: Phone): string | null {
  const sealed = record[phone];
  return sealed === undefined ? null : decryptText(sealed, openidPurpose[phone]);
}
