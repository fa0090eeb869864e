import type { z } from 'zod';
import { falseGroundLabels, falseIntentLabels, graverLabels, type prepareFalseRequest, type recordFalseRequest, type sendFalseUpRequest } from '../../../contracts/clue-verdict';
import { fail, type Context } from '../../kernel';
import type { Clue } from '../model';
import { carryOut, handlingOf, stepBy, today, type ActInput } from '../registry/command';
import { staffOf } from '../readers/readable';
import { addNote } from '../talk';

type Body<S extends z.ZodType> = Omit<z.output<S>, 'version'>;

/**
 * Facts and grounds of a suspected false accusation (检举控告工作规则 第三十九、四十条). Nothing is found by this: a
 * commission of a prefecture-level city or above decides (第四十一条), and no role of the platform can.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, conflict
 */
export function prepareFalse(ctx: Context, input: ActInput, { facts, grounds, intents, graver }: Body<typeof prepareFalseRequest>): Promise<Clue> {
  const labels = <K extends string>(of: Record<K, string>, chosen: readonly K[]): string => chosen.map((one) => of[one]).join('、');
  const text = ['涉嫌诬告陷害，拟报上级审批', `行为：${labels(falseGroundLabels, grounds)}`, `意图：${labels(falseIntentLabels, intents)}`, ...(graver.length > 0 ? [`从重情形：${labels(graverLabels, graver)}`] : []), `事实和证据：${facts}`].join('\n');
  return carryOut(ctx, 'prepareFalse', input, (clue) => addNote(ctx, clue, { kind: 'opinion', text }), (_clue, entry) => ({ set: {}, push: { 'handling.steps': stepBy(ctx, 'prepareFalse', { entry }) } }));
}

/** That it went up, when and to whom. Never by whoever prepared it. @throws Fault as `prepareFalse` */
export function sendFalseUp(ctx: Context, input: ActInput, { on, organ }: Body<typeof sendFalseUpRequest>): Promise<Clue> {
  mustBeOver(ctx, on);
  return carryOut(
    ctx,
    'sendFalseUp',
    input,
    (clue) => {
      const prepared = handlingOf(clue).steps.findLast(({ act }) => act === 'prepareFalse');
      if (prepared?.byAccountId === staffOf(ctx).accountId) fail('forbidden', { message: '自己拟的，要由别人报。' });
      return addNote(ctx, clue, { text: `${on} 报${organ}审批` });
    },
    (_clue, entry) => ({ set: {}, push: { 'handling.steps': stepBy(ctx, 'sendFalseUp', { entry }) } }),
  );
}

/** What came back from above, as the paper says it. @throws Fault as `prepareFalse` */
export function recordFalse(ctx: Context, input: ActInput, { agree, organ, number, on, note }: Body<typeof recordFalseRequest>): Promise<Clue> {
  mustBeOver(ctx, on);
  const text = [`${organ} ${agree ? '批准，认定诬告陷害' : '没有批准，不认定诬告陷害'}`, `批复：${number}，${on}`, note].filter(Boolean).join('\n');
  return carryOut(ctx, 'recordFalse', input, (clue) => addNote(ctx, clue, { kind: 'opinion', text }), (_clue, entry) => ({ set: {}, push: { 'handling.steps': stepBy(ctx, 'recordFalse', { entry, agreed: agree }) } }));
}

function mustBeOver(ctx: Context, on: string): void {
  if (on > today(ctx)) fail('badRequest', { fields: [{ path: 'on', message: '还没有到这一天' }] });
}
