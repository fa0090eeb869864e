import { isLocked, lock, pinPattern, unlock } from './pin';

const salt = Uint8Array.from({ length: 16 }, (_, at) => at);
const rounds = 50;
const text = JSON.stringify({ what: '村口的路修了两回，账上只有一回', who: '甲' });
const until = 1_800_000_000_000;

test('opens with its PIN only', async () => {
  const locked = await lock(text, '482915', salt, until, rounds);
  expect(isLocked(JSON.parse(JSON.stringify(locked)))).toBe(true);
  expect(await unlock(locked, '482915')).toBe(text);
  expect(await unlock(locked, '482916')).toBeNull();
});

test('nothing of it may be changed: not the text, not how long it is kept', async () => {
  const locked = await lock(text, '482915', salt, until, rounds);
  const flipped = `${locked.box[0] === '0' ? '1' : '0'}${locked.box.slice(1)}`;
  expect(await unlock({ ...locked, box: flipped }, '482915')).toBeNull();
  expect(await unlock({ ...locked, until: until + 1 }, '482915')).toBeNull();
  expect(await unlock({ ...locked, tag: '' }, '482915')).toBeNull();
});

test('what lies on the phone tells neither words nor their number', async () => {
  const short = await lock('甲', '482915', salt, until, rounds);
  const long = await lock(text, '482915', salt, until, rounds);
  expect(short.box).toHaveLength(long.box.length);
  expect(Buffer.from(long.box, 'hex').toString('utf8')).not.toContain('村口');
});

test('a new salt gives other bytes for the same text', async () => {
  const other = Uint8Array.from(salt, (byte) => byte + 1);
  expect((await lock(text, '482915', salt, until, rounds)).box).not.toBe((await lock(text, '482915', other, until, rounds)).box);
});

test.each([null, {}, { salt: 'zz', rounds: 1, until: 1, box: '00', tag: '00' }, { salt: '00', rounds: 1.5, until: 1, box: '00', tag: '00' }])('what something else left there counts as nothing: %j', (value) => {
  expect(isLocked(value)).toBe(false);
});

test.each([
  ['012345', true],
  ['12345', false],
  ['12345a', false],
])('%s is a PIN: %s', (pin, is) => expect(pinPattern.test(pin)).toBe(is));
