import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import mongoose, { Schema } from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { anchorDay, anchorFile, auditedChange, auditFooter, dayClock, defineAudited, destroyAudited, Fault, firstTrail, fixedClock, installAnchors, native, ObjectId, outboxSchema, performAct, readTrail, recordAccess, sweepActs, systemContext, trailOfNew, trailSchema, verifyAudit, type Audited, type Context, type OutboxEvent } from '..';

interface Lamp extends Audited {
  colour: string;
  uses: { by: string }[];
  draft?: string;
  outbox?: OutboxEvent[];
}
const schema = new Schema<Lamp>({ colour: String, uses: [new Schema({ by: String }, { _id: false })], draft: String, trail: trailSchema, outbox: { type: [outboxSchema], default: undefined } }, { collection: 'lamps' });
const LampModel = mongoose.model<Lamp>('Lamp', schema);
const facts = ({ colour, uses }: Pick<Lamp, 'colour' | 'uses'>) => ({ colour, uses });
defineAudited<Lamp>({ collection: 'lamps', facts, names: ['colour'] });

const database = useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx: Context = { actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '沈宁', grants: [] }, clock };
const hour = 3_600_000;

beforeEach(async () => {
  await clearDatabase();
  clock.set('2026-11-20T01:00:00Z');
  installAnchors(database.dataDir());
  rmSync(dirname(anchorFile()), { recursive: true, force: true });
});

async function makeLamp(colour = '白'): Promise<ObjectId> {
  const _id = new ObjectId();
  const body = { colour, uses: [] };
  await native(LampModel).insertOne({ _id, ...body, trail: firstTrail(ctx, 'lamp.make', { colour }, facts(body)) });
  return _id;
}

const paint = (id: ObjectId, colour: string) => auditedChange(LampModel, id, ctx, 'lamp.paint', () => ({ set: { colour }, detail: { colour } }));
const use = (id: ObjectId, by: string) => auditedChange(LampModel, id, ctx, 'lamp.use', () => ({ push: { uses: { by } }, events: [{ type: 'lamp.used', payload: { by } }] }));

async function anchor(): Promise<void> {
  clock.advance(hour);
  await anchorDay(ctx);
}
const problems = async (copy?: string) => (await verifyAudit({ clock, ...(copy ? { anchorFile: copy } : {}) })).findings.map(({ collection, id, problem }) => `${collection} ${id} ${problem}`);

test('a change carries its data, its entry and its events in one write', async () => {
  const id = await makeLamp();
  const after = await use(id, '甲');
  const stored = await native(LampModel).findOne({ _id: id });
  expect(stored).toMatchObject({ uses: [{ by: '甲' }], trail: { seq: 2 }, outbox: [{ type: 'lamp.used', payload: { by: '甲' } }] });
  expect(after).toEqual(stored);
  expect(await readTrail('lamps', id.toHexString())).toMatchObject([
    { seq: 1, verb: 'lamp.make', actorName: '沈宁', detail: { colour: '白' } },
    { seq: 2, verb: 'lamp.use', detail: null },
  ]);
});

test('concurrent changes all happen, one after another, and each sees what was before it', async () => {
  const id = await makeLamp();
  await Promise.all(Array.from({ length: 12 }, (_, index) => use(id, `第${index}个`)));
  const stored = await native(LampModel).findOne({ _id: id });
  expect(stored?.trail.seq).toBe(13);
  expect(new Set(stored?.uses.map(({ by }) => by)).size).toBe(12);
  expect(await problems()).toEqual([]);
});

test('a change that saw an older version, or a missing document, is refused', async () => {
  const id = await makeLamp();
  await paint(id, '红');
  const stale = auditedChange(LampModel, id, ctx, 'lamp.paint', () => ({ set: { colour: '绿' } }), { version: 1 });
  await expect(stale).rejects.toMatchObject({ code: 'conflict' });
  await expect(paint(new ObjectId(), '绿')).rejects.toMatchObject({ code: 'notFound' });
  await expect(auditedChange(LampModel, 'no id', ctx, 'lamp.paint', () => null)).rejects.toBeInstanceOf(Fault);
});

test('a change that has nothing to do writes nothing', async () => {
  const id = await makeLamp();
  const same = await auditedChange(LampModel, id, ctx, 'lamp.paint', () => null);
  expect(same.trail.seq).toBe(1);
});

test('long tails move out and still verify', async () => {
  const id = await makeLamp();
  for (let count = 0; count < 95; count += 1) await use(id, String(count));
  const stored = await native(LampModel).findOne({ _id: id });
  expect(stored?.trail.tail.length).toBeLessThanOrEqual(40);
  expect((await readTrail('lamps', id.toHexString())).map(({ seq }) => seq)).toEqual(Array.from({ length: 96 }, (_, index) => index + 1));
  await anchor();
  expect(await problems()).toEqual([]);
  await mongoose.connection.db?.collection('auditEntries').deleteOne({ seq: 7 });
  expect((await problems()).join()).toContain('缺第 7 条留痕');
});

test('days of honest work verify, and the footer says so', async () => {
  const first = await makeLamp();
  const second = await makeLamp('黑');
  await recordAccess(ctx, { type: 'lamp', id: first.toHexString() }, 'lamp.look');
  await anchor();
  await paint(first, '红');
  await anchor();
  await anchor();
  await paint(second, '蓝');
  await makeLamp('绿');
  await native(LampModel).updateOne({ _id: first }, { $set: { draft: '还没写完' } });
  expect(await verifyAudit({ clock })).toMatchObject({ ok: true, findings: [], anchors: 3, subjects: 4 });
  expect(await auditFooter(clock)).toMatchObject({ ok: true, lastAnchorAt: '2026-11-20T04:00:00.000Z' });
  clock.advance(72 * hour);
  expect(await auditFooter(clock)).toMatchObject({ ok: false });
});

test('writes of the last minutes wait for the next anchor', async () => {
  await makeLamp();
  clock.advance(5 * 60_000);
  const early = await anchorDay(ctx);
  expect(early).toMatchObject({ leaves: 0 });
  await anchor();
  expect(JSON.parse(readFileSync(anchorFile(), 'utf8').trim().split('\n')[1] as string)).toMatchObject({ n: 2, leaves: 1, subjects: 1 });
  expect(await problems()).toEqual([]);
});

test('what tells its day only may come all day long, after an anchor of that day too', async () => {
  const early = await makeLamp();
  await anchor();
  const byDay: Context = { ...ctx, clock: dayClock(clock), dayOnly: true };
  const body = { colour: '灰', uses: [] };
  const late = new ObjectId();
  await native(LampModel).insertOne({ _id: late, ...body, trail: firstTrail(byDay, 'lamp.make', {}, facts(body)) });
  await auditedChange(LampModel, late, byDay, 'lamp.paint', () => ({ set: { colour: '黑' } }));
  await paint(early, '红');
  await anchor();
  await paint(late, '白');
  clock.advance(24 * hour);
  await anchorDay(ctx);
  expect(await problems()).toEqual([]);
  // And it is guarded from then on.
  await native(LampModel).deleteOne({ _id: late });
  expect((await problems()).join()).toContain('被删除');
});

test('what is lawfully taken away leaves its chain, and comes back with it', async () => {
  const [gone, stays] = [await makeLamp('旧'), await makeLamp('新')];
  await anchor();
  await destroyAudited(LampModel, gone, ctx, 'lamp.remove', { by: '沈宁' });
  await destroyAudited(LampModel, gone, ctx, 'lamp.remove');
  expect(await native(LampModel).find({}).toArray()).toMatchObject([{ _id: stays }]);
  expect(await problems()).toEqual([]);
  await anchor();
  expect(await problems()).toEqual([]);
  expect((await readTrail('lamps', gone.toHexString())).map(({ verb }) => verb)).toEqual(['lamp.make', 'lamp.remove']);
  const body = { colour: '又', uses: [] };
  await native(LampModel).insertOne({ _id: gone, ...body, trail: await trailOfNew('lamps', gone, ctx, 'lamp.make', {}, facts(body)) });
  await anchor();
  expect(await problems()).toEqual([]);
  expect(await readTrail('lamps', gone.toHexString())).toHaveLength(3);
  // Of what left, what is left is guarded like the rest.
  await destroyAudited(LampModel, gone, ctx, 'lamp.remove');
  await mongoose.connection.db?.collection('destroyedSubjects').updateOne({ subjectId: gone }, { $set: { 'trail.tail.1.verb': 'lamp.lost' } });
  expect((await problems()).join()).toContain('第 2 条留痕被改动');
});

describe('what was tampered with is found', () => {
  let lamp: ObjectId;
  let other: ObjectId;
  const raw = () => native(LampModel);

  beforeEach(async () => {
    lamp = await makeLamp();
    other = await makeLamp('黑');
    await paint(lamp, '红');
    await anchor();
  });

  test('altered content', async () => {
    await raw().updateOne({ _id: lamp }, { $set: { colour: '绿' } });
    expect(await problems()).toEqual([`lamps ${lamp} 内容与最后一条留痕对不上：内容被绕过平台改动`]);
    expect((await auditFooter(clock)).ok).toBe(false);
  });

  test('an altered entry, an altered detail', async () => {
    await raw().updateOne({ _id: lamp }, { $set: { 'trail.tail.1.actor.name': '别人' } });
    expect((await problems()).join()).toContain('第 2 条留痕被改动');
    await raw().updateOne({ _id: other }, { $set: { 'trail.tail.0.detail.colour': '金' } });
    expect((await problems()).join()).toContain(`${other} 第 1 条留痕的说明被改动`);
  });

  test('a destroyed detail is lawful', async () => {
    await raw().updateOne({ _id: lamp }, { $unset: { 'trail.tail.1.detail': '' } });
    expect(await problems()).toEqual([]);
  });

  test('a tail cut back to an earlier, consistent state', async () => {
    const now = await raw().findOne({ _id: lamp });
    const [made] = now?.trail.tail ?? [];
    await raw().updateOne({ _id: lamp }, { $set: { colour: '白', trail: { seq: 1, head: made?.hash, at: made?.at, tail: [made] } } } as object);
    expect(await problems()).toEqual([`lamps ${lamp} 第 1 次锚定过的留痕不见了：留痕被截短或重写`]);
  });

  test('a deleted subject', async () => {
    await raw().deleteOne({ _id: other });
    expect(await problems()).toEqual([`lamps ${other} 第 1 次锚定过的记录不见了：被删除`]);
  });

  test('a subject inserted with an old date', async () => {
    clock.advance(-40 * 60_000);
    const late = await makeLamp('灰');
    clock.advance(hour);
    expect(await problems()).toEqual([expect.stringContaining(`lamps ${late} 倒填`)]);
  });

  test('a subject without any trail', async () => {
    const _id = new ObjectId();
    await raw().insertOne({ _id, colour: '银', uses: [] } as unknown as Lamp);
    expect((await problems()).join()).toContain('没有留痕');
  });

  test('a trail or content of no known form', async () => {
    await raw().updateOne({ _id: lamp }, { $set: { 'trail.tail.1.at': 'yesterday' } } as object);
    await raw().updateOne({ _id: other }, { $set: { colour: Infinity } } as object);
    const found = (await problems()).join();
    for (const id of [lamp, other]) expect(found).toContain(`${id} 内容或留痕的形式不对`);
  });

  test('without the list of leaves the fault is still found', async () => {
    rmSync(join(dirname(anchorFile()), 'leaves'), { recursive: true });
    await raw().deleteOne({ _id: other });
    expect((await problems()).join()).toContain('说不出是哪一件');
  });

  test('an altered, shortened or forged anchor file', async () => {
    await paint(lamp, '蓝');
    await anchor();
    const copy = join(database.dataDir(), 'copy.jsonl');
    copyFileSync(anchorFile(), copy);
    expect(await problems(copy)).toEqual([]);
    const [one, two] = readFileSync(copy, 'utf8').trim().split('\n') as [string, string];

    writeFileSync(anchorFile(), `${one.replace('"leaves":2', '"leaves":3')}\n${two}\n`);
    const altered = (await problems()).join();
    expect(altered).toContain('第 1 行 签名不对');
    expect(altered).toContain('第 2 行 与上一行接不上');

    writeFileSync(anchorFile(), `${one}\n`);
    expect(await problems()).toEqual([]);
    expect((await problems(copy)).join()).toContain('副本里有、本机没有');

    // Deleting with a new anchor over it: only the copy kept elsewhere tells.
    rmSync(dirname(anchorFile()), { recursive: true });
    await raw().deleteOne({ _id: other });
    await anchorDay(ctx);
    expect(await problems()).toEqual([]);
    expect((await problems(copy)).join()).toContain('与别处保存的副本不一致');
  });

  test('a line that is not an anchor', async () => {
    appendFileSync(anchorFile(), '{"n":2}\n');
    expect((await problems()).join()).toContain('第 2 行 这一行读不懂');
  });
});

describe('acts over several documents', () => {
  const act = { verb: 'lamp.move', subject: { type: 'lamp', id: 'b'.repeat(24) }, detail: { to: '东厅' } };
  const states = async () => (await mongoose.connection.db?.collection('acts').find().toArray())?.map(({ state, error }) => [state, error]);

  test('the intent stands before, the outcome after', async () => {
    const seen = await performAct(ctx, act, states);
    expect(seen).toEqual([['intended', null]]);
    expect(await states()).toEqual([['completed', null]]);
    await expect(performAct(ctx, act, () => Promise.reject(new RangeError('不行')))).rejects.toThrow('不行');
    expect((await states())?.[1]).toEqual(['failed', 'RangeError']);
  });

  test('what a dead process left behind is marked failed by the sweeper, once', async () => {
    // The process dies inside: performAct never returns.
    const hanging = new Promise<void>(() => undefined);
    let begun: () => void = () => undefined;
    const start = new Promise<void>((resolve) => (begun = resolve));
    void performAct(ctx, act, () => {
      begun();
      return hanging;
    });
    await start;
    expect(await sweepActs(clock)).toBe(0);
    clock.advance(hour);
    expect(await sweepActs(clock)).toBe(1);
    expect(await sweepActs(clock)).toBe(0);
    expect(await states()).toEqual([['failed', 'leftBehind']]);
  });
});

test('the system acts under its own name', async () => {
  const id = await makeLamp();
  await auditedChange(LampModel, id, systemContext('sweeper', clock), 'lamp.dim', () => ({ unset: ['draft'] }));
  expect((await readTrail('lamps', id.toHexString()))[1]).toMatchObject({ actorKind: 'system', actorName: 'sweeper' });
});
