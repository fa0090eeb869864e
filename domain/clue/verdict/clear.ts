import type { z } from 'zod';
import { clearingWayLabels, type clearClueRequest } from '../../../contracts/clue-verdict';
import { fail, type Context } from '../../kernel';
import type { Clue } from '../model';
import { carryOut, stepBy, today, type ActInput } from '../registry/command';
import { addNote } from '../talk';

type Clearing = Omit<z.output<typeof clearClueRequest>, 'version'>;

/**
 * Somebody was reported wrongly and is cleared: how, before whom, as agreed with him. All of it is a sealed note; in
 * clear stands that it was done. `letter`: the number of the signed letter, by which a leader approved it.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, conflict, badRequest
 */
export function clearClue(ctx: Context, input: ActInput, clearing: Clearing, letter: string): Promise<Clue> {
  if (clearing.on > today(ctx)) fail('badRequest', { fields: [{ path: 'on', message: '还没有到这一天' }] });
  return carryOut(ctx, 'clear', input, (clue) => addNote(ctx, clue, { text: wordsOf(clearing, letter) }), (_clue, entry) => ({ set: {}, push: { 'handling.steps': stepBy(ctx, 'clear', { entry }) } }));
}

const wordsOf = ({ way, scope, agreement, on, toldOrganisation }: Clearing, letter: string): string =>
  [`澄清方式：${clearingWayLabels[way]}`, `范围：${scope}`, `和本人商定：${agreement}`, `澄清函：${letter}`, `办理：${on}`, `组织部门：${toldOrganisation ? '已告知' : '没有告知'}`].join('\n');
