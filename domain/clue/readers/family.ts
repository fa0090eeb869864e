import { fail } from '../../kernel';
import type { Clue } from '../model';
import { clues } from './readable';

/** Parked is decided on: it does not hold up the report. */
const over: Clue['state'][] = ['closed', 'passedOn', 'parked'];

/** A report is over once each person who was split off from it is. @throws Fault wrongState */
export async function partsMustBeOver({ _id }: Pick<Clue, '_id'>): Promise<void> {
  const open = await clues().countDocuments({ 'main.id': _id, state: { $nin: over } });
  if (open > 0) fail('wrongState', { message: `分出的还有 ${open} 件没有办结，办结后再报。` });
}

export const hasParts = async ({ _id }: Pick<Clue, '_id'>): Promise<boolean> => (await clues().findOne({ 'main.id': _id }, { projection: { _id: 1 } })) !== null;

/** What was split off from one report, in the order of the numbers. */
export const partsOf = ({ _id }: Pick<Clue, '_id'>): Promise<Clue[]> => clues().find({ 'main.id': _id }, { sort: { code: 1 }, projection: { content: 0, identity: 0, talk: 0, envelopes: 0 } }).toArray() as Promise<Clue[]>;
