import { hash } from 'node:crypto';
import type { Asked, AskRequest, QuestionProgress } from '../../contracts/question';
import { auditedChange, fail, findOrganisation, firstTrail, isDuplicateKey, keyedHash, native, newOutbox, ObjectId, receiptDigits, type Context, type OrganisationRecord } from '../kernel';
import { isLate, reconcileAnswers, today } from './deadlines';
import { questionFacts, QuestionModel, type Question } from './model';
import { presentAnswer } from './present';
import { questionSettingsOf } from './settings';
import { nameSubject } from './subjects';

const questions = () => native(QuestionModel);
const idOf = (key: string): ObjectId => new ObjectId(hash('sha256', `question:${key}`, 'buffer').subarray(0, 12));
const receiptOf = (key: string, draw: number): string => receiptDigits('question', draw === 0 ? key : `${key}#${draw}`);
const receiptHashOf = (receiptCode: string): string => keyedHash('question.receipt', receiptCode);

/**
 * Takes a question about something that is public. Nothing of who asks is kept; the receipt follows from the request's
 * key, so that a request sent again finds the first one.
 * @throws Fault notFound (no such village, or nothing public of that id)
 */
export async function ask(ctx: Context, input: AskRequest): Promise<Asked> {
  const _id = idOf(input.idempotencyKey);
  const before = await find(_id);
  if (before) return answerFor(await reconcileAnswers(ctx, before), input.idempotencyKey);
  const village = await villageOf(input.villageId);
  const { title } = await nameSubject(village, input.subject);
  const [districtId, townId] = village.path as [ObjectId, ObjectId];
  const town = (await findOrganisation(townId)) ?? fail('notFound');
  const { villageDays, townDays } = await questionSettingsOf(ctx, districtId);
  const facts: Omit<Question, 'trail' | 'receiptHash' | 'receiptDraw'> = {
    _id,
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    district: districtId,
    path: village.path,
    subject: { ...input.subject, title },
    text: input.text,
    askedOn: today(ctx),
    villageDays,
    townDays,
    state: 'asked',
    raisedOn: null,
    answers: [],
    owed: null,
  };
  const question = await insert(ctx, facts, input.idempotencyKey);
  return answerFor(await reconcileAnswers(ctx, question), input.idempotencyKey);
}

async function insert(ctx: Context, facts: Omit<Question, 'trail' | 'receiptHash' | 'receiptDraw'>, key: string): Promise<Question> {
  for (let draw = 0; ; draw += 1) {
    const body = { ...facts, receiptHash: receiptHashOf(receiptOf(key, draw)), receiptDraw: draw };
    const question: Question = { ...body, trail: firstTrail(ctx, 'question.ask', { about: facts.subject.title }, questionFacts(body)), outbox: newOutbox(ctx, [{ type: 'question.asked', payload: { questionId: facts._id.toHexString() } }]) };
    try {
      await questions().insertOne(question);
      return question;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await find(facts._id);
      if (first) return first;
    }
  }
}

/** @throws Fault receiptNotFound */
export async function progressOfQuestion(ctx: Context, receiptCode: string): Promise<QuestionProgress> {
  return presentProgress(ctx, await byReceipt(receiptCode));
}

/** The asker wants the town to look: once, where he is not content or the village let its days pass. @throws Fault receiptNotFound, wrongState */
export async function raiseQuestion(ctx: Context, receiptCode: string): Promise<QuestionProgress> {
  const { _id } = await byReceipt(receiptCode);
  const after = await auditedChange(QuestionModel, _id, ctx, 'question.raise', (question) => {
    if (question.raisedOn !== null) return null;
    if (!mayRaise(ctx, question)) fail('wrongState', { message: '村里的答复还没有到期，请等一等；到期没有答复，就可以请乡镇看。' });
    return { set: { state: 'raised', raisedOn: today(ctx) }, events: [{ type: 'question.raised', payload: { questionId: _id.toHexString() } }] };
  });
  return presentProgress(ctx, await reconcileAnswers(ctx, after));
}

const mayRaise = (ctx: Context, question: Question): boolean => question.raisedOn === null && (question.state === 'answered' || isLate(question, ctx.clock.now()));
const find = async (_id: ObjectId): Promise<Question | null> => (await questions().findOne({ _id })) as Question | null;
const byReceipt = async (receiptCode: string): Promise<Question> => ((await questions().findOne({ receiptHash: receiptHashOf(receiptCode) })) as Question | null) ?? fail('receiptNotFound');

async function villageOf(villageId: string): Promise<OrganisationRecord> {
  const village = await findOrganisation(villageId);
  if (!village?.active || (village.kind !== 'village' && village.kind !== 'community')) return fail('notFound', { message: '没有找到这个村，请重新选一次。' });
  return village;
}

const answerFor = (question: Question, key: string): Asked => ({ receiptCode: receiptOf(key, question.receiptDraw), answerBy: question.owed?.due ?? question.askedOn });

function presentProgress(ctx: Context, question: Question): QuestionProgress {
  return {
    about: question.subject.title,
    village: { id: question.village.id.toHexString(), name: question.village.name },
    text: question.text,
    askedOn: question.askedOn,
    state: question.state,
    due: question.owed?.due ?? null,
    late: isLate(question, ctx.clock.now()),
    answers: question.answers.map(presentAnswer),
    mayRaise: mayRaise(ctx, question),
  };
}
