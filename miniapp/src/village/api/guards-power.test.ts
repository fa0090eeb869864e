import type { z } from 'zod';
import { page } from '../../../../contracts/common';
import { publicPower, publicPowerList } from '../../../../contracts/micro-power';
import { publicCase } from '../../../../contracts/power-case';
import { isPower, isPowerCasePage, isPowerList } from './guards-power';

const limit = { value: 7, unit: 'days', bound: 'atLeast' };
const power = {
  code: 'C1',
  number: 15,
  version: 2,
  since: '2026-11-03',
  name: '最低生活保障申请协办',
  class: 'service',
  plain: '家里收入太低，可以申请。',
  post: '村民政协理员',
  supervisor: '村务监督委员会',
  conditions: ['收入低'],
  materials: ['身份证'],
  totalNote: '',
  publication: '公示',
  discretion: '没有',
  complaint: '问监督委员会',
  basis: ['社会救助暂行办法'],
  steps: [
    { what: '申请', who: '本人', note: '', evidence: ['申请书'], limit: null, decision: { question: '符合吗？', how: '', no: '告诉原因', noLimit: limit } },
    { what: '公示', who: '村委会', note: '', evidence: [], limit, decision: null },
  ],
  total: null,
};
const list = { items: [{ code: 'C1', number: 15, name: '低保', class: 'service', plain: '可以申请', post: '协理员', steps: 8, sound: { name: 'di bao', plain: 'ke yi shen qing' } }] };
const cases = {
  items: [
    {
      id: 'f'.repeat(24),
      power: { code: 'C1', name: '低保', class: 'service' },
      title: '三组一户低保申请',
      openedOn: '2026-11-02',
      steps: [{ number: 1, what: '申请', who: '本人', on: '2026-11-02', marks: ['late'] }],
      outcome: null,
      closedOn: null,
      overdue: { number: 2, due: '2026-11-12' },
    },
  ],
  nextCursor: null,
};

interface Sample {
  schema: z.ZodType;
  isAnswer: (value: unknown) => boolean;
  sample: object;
}
const samples: [string, Sample][] = [
  ['the list', { schema: publicPowerList, isAnswer: isPowerList, sample: list }],
  ['a power', { schema: publicPower, isAnswer: isPower, sample: power }],
  ['cases', { schema: page(publicCase), isAnswer: isPowerCasePage, sample: cases }],
];

/** Every value of the sample by its path, so that each may be spoiled. */
function* paths(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (path.length > 0) yield path;
  if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) yield* paths((value as Record<string, unknown>)[key], [...path, Array.isArray(value) ? Number(key) : key]);
}
function spoiled(sample: object, path: readonly (string | number)[]): object {
  const copy = structuredClone(sample) as Record<string, unknown>;
  let place = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1)!] = Symbol.for('spoiled');
  return copy;
}

test.each(samples)('the guard of %s takes and refuses what the contract does', (_name, { schema, isAnswer, sample }) => {
  expect([schema.safeParse(sample).success, isAnswer(sample)]).toEqual([true, true]);
  for (const path of paths(sample)) expect([path, isAnswer(spoiled(sample, path))]).toEqual([path, schema.safeParse(spoiled(sample, path)).success]);
});
