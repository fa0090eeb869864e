import { publicAccounts } from '../../../../contracts/accounts';
import { isPublicAccounts } from './guards-accounts';

const quartiles = { low: 1, median: 2, high: 3 };
const line = { day: '2026-10-12', entry: 'F3.4', what: '打印纸', amount: 12_000, party: '', voucher: '记001', pictures: [{ id: 'a'.repeat(24), name: 'photo.jpg', mediaType: 'image/jpeg', size: 10 }] };
const sums = { monthKey: '2026-10', receipts: 1, payments: 2, closing: 3 };
const sample = {
  village: { id: 'f'.repeat(24), name: '石桥村' },
  town: { id: 'e'.repeat(24), name: '柳溪镇' },
  month: {
    publicationId: 'a'.repeat(24),
    monthKey: '2026-10',
    publishedOn: '2026-11-05',
    lateWorkingDays: 0,
    corrected: false,
    nothing: false,
    opening: 1,
    receipts: 2,
    payments: 3,
    closing: 0,
    difference: 0,
    follows: { kind: 'follows', words: '一致' },
    receiptLines: [],
    paymentLines: [line],
    receiptEntries: [],
    paymentEntries: [{ code: 'F3.4', name: '办公', amount: 12_000, count: 1 }],
    note: '',
  },
  months: ['2026-10'],
  year: [sums],
  lastYear: sums,
  similar: { kind: 'town', villages: 7, receipts: quartiles, payments: quartiles },
};

type Path = (string | number)[];
/** Every place in the sample. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  const inside = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length > 0 ? [path, ...inside] : inside;
}
function changed(path: Path, value: unknown): unknown {
  const copy = structuredClone(sample) as Record<string | number, unknown>;
  const parent = path.slice(0, -1).reduce<Record<string | number, unknown>>((one, key) => one[key] as Record<string | number, unknown>, copy);
  if (value === undefined) delete parent[path.at(-1)!];
  else parent[path.at(-1)!] = value;
  return copy;
}

test('what the contract allows is let in', () => {
  for (const one of [sample, { ...sample, month: null, months: [], year: [], lastYear: null, similar: null }]) expect([publicAccounts.safeParse(one).success, isPublicAccounts(one)]).toEqual([true, true]);
});

test.each(placesIn(sample).map((path) => [path.join('.'), path] as const))('%s of another type is refused', (_name, path) => {
  const broken = changed(path, { no: 'such thing' });
  expect(isPublicAccounts(broken)).toBe(publicAccounts.safeParse(broken).success);
  expect(isPublicAccounts(broken)).toBe(false);
});

test.each(placesIn(sample).filter((path) => typeof path.at(-1) === 'string').map((path) => [path.join('.'), path] as const))('%s left out is refused', (_name, path) => expect(isPublicAccounts(changed(path, undefined))).toBe(false));
