import type { AnswerObjectionRequest, ObjectToStepRequest } from '../../contracts/power-case';
import { actorName, fail, ObjectId, type Context } from '../kernel';
import { carryOut } from './case-command';
import type { PowerCase } from './case-model';

/** The supervisor notes what is not right of a step, whatever its state. */
export function objectToStep(ctx: Context, id: string, { version, step, text }: ObjectToStepRequest): Promise<PowerCase> {
  return carryOut(ctx, { id, verb: 'object', name: 'object', version }, (before) => {
    if (!before.chart.steps[step - 1]) fail('badRequest', { fields: [{ path: 'step', message: '流程里没有这一步' }] });
    return { objections: [...before.objections, { id: new ObjectId(), step, text, at: ctx.clock.now(), by: actorName(ctx.actor), answer: null }], detail: { step } };
  });
}

/** The village's word to it, once. @throws Fault notFound, wrongState */
export function answerObjection(ctx: Context, id: string, objectionId: string, { version, text }: AnswerObjectionRequest): Promise<PowerCase> {
  return carryOut(ctx, { id, verb: 'write', name: 'answerObjection', version }, (before) => {
    const found = before.objections.find((one) => one.id.toHexString() === objectionId) ?? fail('notFound');
    if (found.answer) fail('wrongState', { message: '这条意见已经答复过。' });
    const answer = { text, at: ctx.clock.now(), by: actorName(ctx.actor) };
    return { objections: before.objections.map((one) => (one === found ? { ...one, answer } : one)), detail: { step: found.step } };
  });
}
