import { decryptText, encryptText, sealedByOldKey } from '../secrets';

type Params = Record<string, string>;

const mark = 'sealed:';
const purpose = 'delivery.param';

/** For a param that must lie open nowhere, neither in the database nor in the ledger: a one-time code. */
export const sealParam = (plain: string): string => mark + encryptText(plain, purpose);

/** One of them needs an older key. */
export const needOldKey = (params: Params): boolean => Object.values(params).some((value) => value.startsWith(mark) && sealedByOldKey(value.slice(mark.length)));

const replaced = (params: Params, by: (sealed: string) => string): Params => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value.startsWith(mark) ? by(value.slice(mark.length)) : value]));

/** For the text that is sent, and for nothing else. */
export const openParams = (params: Params): Params => replaced(params, (sealed) => decryptText(sealed, purpose));
export const hideParams = (params: Params): Params => replaced(params, () => '········');
