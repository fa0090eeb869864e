import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installSecrets, loadSecrets, ObjectId } from '../kernel';
import { eventOfTicket, ticketCode } from './code';

const dirs = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'qingjian-ticket-')));
const install = (dir: string): void => installSecrets(loadSecrets(dir, { mayCreate: true }));
beforeEach(() => install(dirs[0]!));
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

const ids = ['000000000000000000000000', 'ffffffffffffffffffffffff', '0123456789abcdef01234567'].map((id) => new ObjectId(id));

test('a code is 32 letters and digits without look-alikes, the same each time, and leads back to its event', () => {
  for (const id of ids) {
    expect(ticketCode(id)).toMatch(/^[A-HJ-NP-Z2-9]{32}$/);
    expect(ticketCode(id)).toBe(ticketCode(id));
    expect(eventOfTicket(ticketCode(id))).toEqual(id);
  }
});

test('whichever letter is changed, it is no code of ours', () => {
  const code = ticketCode(ids[2]!);
  for (let place = 0; place < code.length; place += 1) {
    const other = code[place] === 'A' ? 'B' : 'A';
    expect(eventOfTicket(code.slice(0, place) + other + code.slice(place + 1))).toBeNull();
  }
  for (const wrong of ['', code.slice(1), `${code}A`, code.toLowerCase(), 'I'.repeat(32), '0'.repeat(32)]) expect(eventOfTicket(wrong)).toBeNull();
});

test('a code of another platform is not ours', () => {
  const code = ticketCode(ids[2]!);
  install(dirs[1]!);
  expect(eventOfTicket(code)).toBeNull();
});
