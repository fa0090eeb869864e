import type { z } from 'zod';
import type { Page } from '../../contracts/common';
import type { answerCorrectionRequest, Correction, correctionListQuery, correctionRequest } from '../../contracts/reminder';
import { correctionFaults } from '../../templates/reminder';
import { abilitiesOf, actorName, auditedChange, authorize, cursorAfter, cursorValue, decryptText, encryptText, fail, firstTrail, isDuplicateKey, native, newOutbox, ObjectId, organisationNames, PersonModel, scopeFilter, shanghaiDay, toObjectId, type Context, type PersonRecord } from '../kernel';
import { CorrectionModel, correctionFacts, correctionPurpose, type CorrectionRecord } from './correction-model';
import { postHeld } from './words';

const corrections = () => native(CorrectionModel);
export const openCorrection = ({ text }: Pick<CorrectionRecord, 'text'>): string => decryptText(text, correctionPurpose());

/** By the cadre himself. @throws Fault duplicate while one of the same kind is open */
export async function reportCorrection(ctx: Context, person: { personId: ObjectId; path: ObjectId[] }, { kind, text }: z.infer<typeof correctionRequest>): Promise<void> {
  const body = { personId: person.personId, kind, at: ctx.clock.now(), state: 'open' as const, openKey: `${person.personId.toHexString()}:${kind}`, answer: null, answeredBy: null, path: person.path };
  try {
    const _id = new ObjectId();
    await corrections().insertOne({
      _id,
      ...body,
      text: encryptText(text, correctionPurpose()),
      trail: firstTrail(ctx, 'correction.report', { kind }, correctionFacts(body)),
      outbox: newOutbox(ctx, [{ type: 'correction.reported', payload: { correctionId: _id.toHexString() } }]),
    });
  } catch (error) {
    if (isDuplicateKey(error)) fail('duplicate', { message: correctionFaults.again });
    throw error;
  }
}

export const correctionScope = (ctx: Context, state: 'open' | 'answered') => ({ ...scopeFilter(ctx.actor, 'reminder.list'), state: state === 'open' ? ('open' as const) : { $in: ['done' as const, 'refused' as const] } });

/** Newest first, within the viewer's scope. */
export async function listCorrections(ctx: Context, query: z.output<typeof correctionListQuery>): Promise<Page<Correction>> {
  const after = cursorValue(query.cursor);
  const found = await corrections()
    .find({ ...correctionScope(ctx, query.state), ...(after ? { _id: { $lt: toObjectId(after) } } : {}) }, { sort: { _id: -1 }, limit: query.limit + 1 })
    .toArray();
  const items = await present(ctx, found.slice(0, query.limit));
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.id) : null };
}

/** @throws Fault notFound, forbidden, wrongState */
export async function answerCorrection(ctx: Context, id: string, { done, answer }: z.infer<typeof answerCorrectionRequest>): Promise<Correction> {
  const after = await auditedChange(CorrectionModel, id, ctx, 'correction.answer', (correction) => {
    authorize(ctx.actor, 'reminder.answer', correction);
    if (correction.state !== 'open') fail('wrongState');
    return { set: { state: done ? 'done' : 'refused', answer, answeredBy: actorName(ctx.actor) }, unset: ['openKey'], detail: { done, answer } };
  });
  return (await present(ctx, [after]))[0]!;
}

const ownAtMost = 20;

/** What one person reported, newest first. */
export async function ownCorrections(personId: ObjectId): Promise<Pick<Correction, 'id' | 'kind' | 'text' | 'at' | 'state' | 'answer'>[]> {
  const found = await corrections().find({ personId }, { sort: { _id: -1 }, limit: ownAtMost }).toArray();
  return found.map((one) => ({ id: one._id.toHexString(), kind: one.kind, text: openCorrection(one), at: one.at.toISOString(), state: one.state, answer: one.answer }));
}

async function present(ctx: Context, found: CorrectionRecord[]): Promise<Correction[]> {
  const today = shanghaiDay(ctx.clock.now());
  const people: Pick<PersonRecord, '_id' | 'name' | 'posts'>[] = await native(PersonModel).find({ _id: { $in: found.map(({ personId }) => personId) } }, { projection: { name: 1, posts: 1 } }).toArray();
  const byId = new Map(people.map((one) => [one._id.toHexString(), { name: one.name, at: postHeld(one, today)?.organisationId }]));
  const names = await organisationNames([...byId.values()].flatMap(({ at }) => at ?? []));
  return found.map((one) => {
    const personId = one.personId.toHexString();
    const at = byId.get(personId)?.at?.toHexString();
    return {
      id: one._id.toHexString(),
      personId,
      name: byId.get(personId)?.name ?? '',
      organisation: at ? { id: at, name: names.get(at) ?? '' } : null,
      kind: one.kind,
      text: openCorrection(one),
      at: one.at.toISOString(),
      state: one.state,
      answer: one.answer,
      answeredBy: one.answeredBy,
      abilities: { answer: (abilitiesOf(ctx.actor, 'reminder', one).answer ?? false) && one.state === 'open' },
    };
  });
}
