import { native, trailOfNew, type Context } from '../../kernel';
import { firstCurrent } from '../clue-terms';
import { takeClueCode } from './code';
import type { ClueDistrict } from '../district';
import { clueFacts, ClueModel, type Clue } from '../model';

type Given = Pick<Clue, '_id' | 'receivedOn' | 'channel' | 'kind' | 'town' | 'readers' | 'reporter' | 'shredSlot' | 'envelopes' | 'content' | 'identity' | 'talk'>;

/** A new clue, in one insert. One that had been sealed for the level above and comes back has its number and its audit chain again. @throws a duplicate key where it is there already */
export async function insertClue(ctx: Context, verb: string, district: ClueDistrict, given: Given): Promise<Clue> {
  const { _id, channel, receivedOn } = given;
  const facts = {
    ...given,
    code: await takeClueCode({ clueId: _id, channel, receivedOn, districtCode: district.code }),
    state: 'received' as const,
    path: [district.id],
    handling: null,
    ...firstCurrent(receivedOn),
  };
  const clue: Clue = { ...facts, trail: await trailOfNew('clues', _id, ctx, verb, {}, clueFacts(facts)) };
  await native(ClueModel).insertOne(clue);
  return clue;
}
