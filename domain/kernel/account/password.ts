import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { fail } from '../errors';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), parameters);

let nobodysHash: Promise<string> | undefined;

/** Takes as long for an unknown user (no hash) as for a wrong password. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(firstPassword());
  const comparison = stored ?? (await nobodysHash);
  const fits = await verify(comparison, password.normalize('NFC'));
  return fits && stored !== undefined;
}

/** What people choose when they must fill twelve places; compared without digits and signs at the end, in lower case. */
const common = new Set([
  'password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'passwordpassword', 'mypassword', 'welcome', 'welcometo', 'letmein', 'letmeinplease', 'iloveyou', 'iloveyouforever',
  'qwertyuiop', 'qwertyuiopasdfghjkl', 'qwerty', 'qwertyasdfgh', 'asdfghjkl', 'zxcvbnm', 'qazwsxedc', 'qazwsxedcrfv', '1qaz2wsx3edc', '1q2w3e4r5t6y', '!qaz@wsx#edc', 'qwe123asd456',
  'administrator', 'admin', 'adminadmin', 'adminadminadmin', 'root', 'rootroot', 'rootrootroot', 'superadmin', 'superuser', 'manager', 'sysadmin', 'guest', 'test', 'testtest', 'testtesttest',
  'woaini', 'woainizhongguo', 'woaiwojia', 'woaizuguo', 'zhongguo', 'zhonghuarenmin', 'jiwei', 'jijianjiancha', 'jijianwei', 'lianzheng', 'qinglian', 'qingjian', 'abcdefghijkl', 'abcdefg', 'abc', 'a', 'aa', 'aaa', 'abcd', 'abcd1234abcd', 'changeme', 'changemenow', 'default', 'secret', 'monkey', 'dragon', 'sunshine', 'football', 'computer', 'internet',
]);

/**
 * At least 12 characters of five kinds or more, not holding the user name, not the old one, and nothing everybody chooses.
 * @throws Fault badRequest with the field `newPassword`
 */
export function checkNewPassword(password: string, username: string): void {
  const lower = password.normalize('NFC').toLowerCase();
  const stem = lower.replace(/[\d\W_]+$/u, '');
  const say = (message: string): never => fail('badRequest', { message, fields: [{ path: 'newPassword', message }] });
  if ([...lower].length < 12) say('新密码至少 12 位');
  if (lower.includes(username)) say('新密码不能含用户名');
  if (new Set(lower).size < 5) say('新密码重复的字太多，至少用 5 种不同的字符');
  if (common.has(stem) || common.has(lower) || isSequence(lower)) say('这个密码太常见，容易被猜到，请换一个');
}

/** 123456789012, 987654321098, abcdefghijkl: every step is the same. */
function isSequence(text: string): boolean {
  const codes = Array.from(text, (character) => character.charCodeAt(0));
  const steps = codes.slice(1).map((code, index) => code - codes[index]!);
  return new Set(steps).size === 1 || (/^\d+$/.test(text) && new Set(steps.map((step) => (step + 10) % 10)).size === 1);
}

/** Shown once, typed once: four groups of four without look-alikes, some 78 bits. */
export function firstPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
