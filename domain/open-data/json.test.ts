import { dataset, type OpenAsked } from './dataset';
import { jsonDocument } from './json';

const rows = 30_000;
let read = 0;
const counted = dataset<number>({
  key: 'counted',
  title: '数',
  about: '',
  theme: 'places',
  updates: '',
  filters: [],
  fields: { number: { title: '数', type: 'integer', value: (one) => one }, words: { title: '话', type: 'text', value: (one) => `第 ${one} 行，电话 13912345678` } },
  async *rows() {
    for (let one = 0; one < rows; one += 1) {
      read += 1;
      yield one;
    }
  },
  state: async () => ({ marks: null, newest: null, oldest: null }),
});
const clock = { now: () => new Date('2026-11-20T02:00:00Z') };
const asked: OpenAsked = {};
const licence = { title: '公开', words: '', address: null };

test('a document is made while it is read: whoever reads slowly holds its rows back', async () => {
  const stream = jsonDocument(counted, counted.rows(asked, clock), { licence, asked });
  await stream[Symbol.asyncIterator]().next();
  expect(read).toBeLessThan(rows / 10);
  stream.destroy();
});

test('it is one document, and numbers of people are masked in whatever text', async () => {
  let text = '';
  for await (const chunk of jsonDocument(counted, counted.rows(asked, clock), { licence, asked })) text += String(chunk);
  const whole = JSON.parse(text) as { count: number; rows: { number: number; words: string }[] };
  expect([whole.count, whole.rows.length, whole.rows[rows - 1]!.number]).toEqual([rows, rows, rows - 1]);
  expect(whole.rows[7]!.words).toBe('第 7 行，电话 139****5678');
});
