import { Binary, Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import { canonicalJson } from './canonical';

test('keys are sorted at every depth; null and absent are one', () => {
  expect(canonicalJson({ b: 1, a: { d: undefined, c: [1, null, 'x'] }, e: null })).toBe('{"a":{"c":[1,null,"x"]},"b":1}');
});

test('what comes back from the database has the text it had in memory', () => {
  const id = new ObjectId('a'.repeat(24));
  const at = new Date('2026-11-20T01:00:00Z');
  expect(canonicalJson({ id, at, bytes: Buffer.from('x') })).toBe(`{"at":"2026-11-20T01:00:00.000Z","bytes":"eA==","id":"${'a'.repeat(24)}"}`);
  expect(canonicalJson(new Binary(Buffer.from('x')))).toBe(canonicalJson(Buffer.from('x')));
  expect([new Int32(3), new Double(3), Long.fromNumber(3), 3n].map(canonicalJson)).toEqual(['3', '3', '3', '3']);
  expect(canonicalJson(Decimal128.fromString('3.50'))).toBe('"3.50"');
  expect(canonicalJson(-0)).toBe('0');
});

test('what is frozen has the same text as what is not, each time', () => {
  const part = { name: '1号窗口', id: new ObjectId('b'.repeat(24)), services: ['社保'] };
  const frozen = Object.freeze({ ...part, services: Object.freeze([...part.services]) });
  expect(canonicalJson({ part: frozen, again: frozen })).toBe(canonicalJson({ again: part, part }));
  expect(canonicalJson(frozen)).toBe(canonicalJson(part));
});

test('what has no text is refused', () => {
  for (const value of [Number.NaN, Infinity, () => 1, Symbol('x')]) expect(() => canonicalJson({ value })).toThrow(TypeError);
});

test('two values have one text only when they are equal as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const same = canonicalJson(one) === canonicalJson(other);
      if (same) expect(canonicalJson(JSON.parse(JSON.stringify(one)))).toBe(canonicalJson(other));
      expect(canonicalJson(JSON.parse(JSON.stringify(one)))).toBe(canonicalJson(one));
    }),
  );
});
