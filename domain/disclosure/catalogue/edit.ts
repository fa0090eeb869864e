import type { AddEntryRequest, RestoreEntryRequest, SaveEntryRequest } from '../../../contracts/disclosure-catalogue';
import { actorName, auditedChange, authorize, fail, firstTrail, isDuplicateKey, native, newOutbox, ObjectId, shanghaiDay, type Context } from '../../kernel';
import { districtScope } from '../district';
import { differences } from './differences';
import { bodyOf, defaultEntry, frequencyFrom, frequencyOn, knownEntry, knownOf } from './items';
import { DisclosureItemModel, storedItemFacts, type EntryBody, type StoredItem } from './model';

const changed = (code: string) => ({ type: 'disclosureItem.changed', payload: { code } });

/** A new version of an entry; what was before it is kept. @throws Fault notFound, forbidden, badRequest, conflict */
export async function saveEntry(ctx: Context, code: string, { revision, note, ...body }: SaveEntryRequest): Promise<void> {
  await mayWrite(ctx);
  await checkWhole(code, body);
  await newVersion(ctx, code, revision, body, note);
}

/** As it was delivered, also in versions to come; that it was otherwise is kept. @throws Fault notFound, forbidden, conflict */
export async function restoreEntry(ctx: Context, code: string, { revision, note }: RestoreEntryRequest): Promise<void> {
  await mayWrite(ctx);
  if (!defaultEntry(code)) fail('notFound', { message: '这一项是本区自加的，没有默认。' });
  await newVersion(ctx, code, revision, null, note);
}

/** An entry of the district's own. @throws Fault forbidden, badRequest */
export async function addEntry(ctx: Context, { code, note, ...body }: AddEntryRequest): Promise<void> {
  await mayWrite(ctx);
  if (defaultEntry(code)) taken();
  await checkWhole(code, body);
  const written = { code, body, version: 1, at: ctx.clock.now(), by: actorName(ctx.actor), note, earlier: [], since: shanghaiDay(ctx.clock.now()), before: null };
  await insert(ctx, 'disclosureItem.add', written, { code, note }, taken);
}

const mayWrite = async (ctx: Context): Promise<void> => authorize(ctx.actor, 'disclosureItem.write', await districtScope());
const taken = (): never => fail('badRequest', { fields: [{ path: 'code', message: '已经有这个编码了，请换一个' }] });

async function newVersion(ctx: Context, code: string, revision: number, body: EntryBody | null, note: string): Promise<void> {
  const delivered = defaultEntry(code);
  const found = await native(DisclosureItemModel).findOne({ code }, { projection: { _id: 1 } });
  if (!found) {
    if (!delivered) fail('notFound', { message: '公开目录里没有这一项。' });
    if (revision !== 0 || body === null) fail('conflict');
    const before = bodyOf(delivered);
    const written = { code, body, version: 2, ...next(ctx, { entry: delivered, before: null }, before, body, note), earlier: [{ version: 1, body: before, at: null, by: '', note: '' }], since: null };
    return insert(ctx, 'disclosureItem.save', written, detailOf(code, note, before, body), () => fail('conflict'));
  }
  await auditedChange(
    DisclosureItemModel,
    found._id,
    ctx,
    body === null ? 'disclosureItem.restore' : 'disclosureItem.save',
    (stored) => {
      const known = knownOf(stored);
      const before = bodyOf(known.entry);
      const after = body ?? bodyOf(delivered!);
      if (differences(before, after).length === 0 && (body === null) === (stored.body === null)) return null;
      return {
        set: { body, version: stored.version + 1, since: !before.active && after.active ? shanghaiDay(ctx.clock.now()) : stored.since, ...next(ctx, known, before, after, note) },
        push: { earlier: { version: stored.version, body: before, at: stored.at, by: stored.by, note: stored.note } },
        detail: detailOf(code, note, before, after),
        events: [changed(code)],
      };
    },
    { version: revision },
  );
}

/** Who changed it when and why, and from when on another frequency holds. */
function next(ctx: Context, known: Parameters<typeof frequencyOn>[0], before: EntryBody, after: EntryBody, note: string): Pick<StoredItem, 'at' | 'by' | 'note' | 'before'> {
  const today = shanghaiDay(ctx.clock.now());
  const now = frequencyOn(known, today);
  const from = frequencyFrom(now, after.frequency, today);
  return { at: ctx.clock.now(), by: actorName(ctx.actor), note, before: before.active && now !== after.frequency ? { frequency: now, from } : null };
}

const detailOf = (code: string, note: string, before: EntryBody, after: EntryBody) => ({ code, note, changed: differences(before, after).map(({ label }) => label) });

async function insert(ctx: Context, verb: string, body: Omit<StoredItem, '_id' | 'trail' | 'outbox'>, detail: Record<string, unknown>, onDuplicate: () => never): Promise<void> {
  try {
    await native(DisclosureItemModel).insertOne({ _id: new ObjectId(), ...body, trail: firstTrail(ctx, verb, detail, storedItemFacts(body)), outbox: newOutbox(ctx, [changed(body.code)]) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    onDuplicate();
  }
}

/** What concerns other entries: a part is told within accounts that are in use, and not within itself. */
async function checkWhole(code: string, body: EntryBody): Promise<void> {
  if (body.partOf === null) return;
  const wrong = (message: string): never => fail('badRequest', { fields: [{ path: 'partOf', message }] });
  if (body.partOf === code) wrong('不能并入自己');
  const whole = await knownEntry(body.partOf).catch(() => wrong('目录里没有这一项'));
  if (whole.entry.form !== 'accounts' || whole.entry.partOf !== null || !whole.entry.active) wrong('只能并入在用的收支账');
}

