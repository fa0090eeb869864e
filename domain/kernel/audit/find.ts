import mongoose from 'mongoose';
import type { AuditSubject, AuditSubjectQuery } from '../../../contracts/audit';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { auditedCollections, type Audited } from './registry';
import { RemovedSubjectModel } from './removed';

const shown = 20;

/** Things of one kind whose number, name or user name begins with the text; without text the newest. @throws Fault notFound for an unknown kind */
export async function findSubjects({ collection, text }: AuditSubjectQuery): Promise<AuditSubject[]> {
  const { names, newest } = auditedCollections().find((known) => known.collection === collection) ?? fail('notFound');
  const found = await mongoose.connection.db
    ?.collection<Audited & Record<string, unknown>>(collection)
    .find(text ? { $or: matches(names, text) } : {}, { projection: { 'trail.seq': 1, 'trail.tail': { $slice: -1 }, ...Object.fromEntries(names.map((name) => [name, 1])) }, sort: { [newest]: -1 }, limit: shown })
    .toArray();
  const removed = text ? await removedLike(collection, names, text) : [];
  return [...(found ?? []), ...removed].slice(0, shown).map((document) => {
    const last = document.trail.tail.at(-1);
    return {
      id: String(document._id),
      title: names.map((name) => document[name]).filter((value) => typeof value === 'string').join('　'),
      steps: document.trail.seq,
      verb: last?.verb ?? '',
      at: last?.at.toISOString() ?? null,
      actorKind: last?.actor.kind ?? null,
      actorName: last?.actor.name ?? null,
    };
  });
}

/** What was lawfully taken away is found by the name it had. */
async function removedLike(collection: string, names: readonly string[], text: string): Promise<(Audited & Record<string, unknown>)[]> {
  const filter = { subjectType: collection, $or: matches(names.map((name) => `names.${name}`), text) };
  const found = await native(RemovedSubjectModel).find(filter as object, { limit: shown }).toArray();
  return found.map(({ subjectId, names: known, trail }) => ({ ...known, _id: subjectId, trail }));
}

function matches(names: readonly string[], text: string): mongoose.mongo.Filter<Audited & Record<string, unknown>>[] {
  const beginning = new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');
  return [...(/^[0-9a-f]{24}$/.test(text) ? [{ _id: new ObjectId(text) }] : []), ...names.map((name) => ({ [name]: beginning })), { _id: { $in: [] } }];
}
