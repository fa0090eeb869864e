import * as clue from '../../domain/clue';
import { native, ObjectId, type Context } from '../../domain/kernel';
import { accountIdOf } from './ceremony';

/** How far a clue has come by the ordinary way; `extension`: handled, and more days are asked for. */
export type Stage = 'received' | 'registered' | 'assigned' | 'deciding' | 'approving' | 'handling' | 'extension' | 'parked' | 'closing' | 'closed' | 'passedOn';

/** Who acts on the way. */
export interface Handlers {
  clerk: Context;
  manager: Context;
  handler: Context;
  coHandler: Context;
  leader: Context;
}

export const words = '写满五个字以上的话';
const long = `${words}，还有别的`;

/** What an act needs of a clue as it is now. */
export async function now(id: string): Promise<{ id: string; version: number }> {
  const found = await native(clue.ClueModel).findOne({ _id: new ObjectId(id) });
  return { id, version: found?.trail.seq ?? 0 };
}

type Step = (people: Handlers, id: string) => Promise<unknown>;
const register: Step = async ({ clerk }, id) => clue.registerClue(clerk, await now(id), { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: words, note: '' });
const refuse: Step = async ({ clerk }, id) => clue.refuseClue(clerk, await now(id), { reason: words, toReporter: words });
const distribute: Step = async ({ manager, handler, coHandler }, id) => clue.distributeClue(manager, await now(id), { handlerId: accountIdOf(handler), coHandlerIds: [accountIdOf(coHandler)], note: '' });
const sign: Step = async ({ handler }, id) => clue.signClue(handler, await now(id));
const propose = (disposition: 'park' | 'preliminary'): Step => async ({ handler }, id) => clue.proposeDisposition(handler, await now(id), { disposition, opinion: long, toReporter: '' });
const decide: Step = async ({ leader }, id) => clue.decideClue(leader, await now(id), { agree: true, opinion: '' });
const extend: Step = async ({ handler }, id) => clue.askExtension(handler, await now(id), { days: 20, reason: words });
const close: Step = async ({ handler }, id) => clue.proposeClosing(handler, await now(id), { result: long, toReporter: words });

const taken: Step[] = [register, distribute, sign];
const handled: Step[] = [...taken, propose('preliminary'), decide];
const ways: Record<Stage, Step[]> = {
  received: [],
  registered: [register],
  assigned: [register, distribute],
  deciding: taken,
  approving: [...taken, propose('preliminary')],
  handling: handled,
  extension: [...handled, extend],
  parked: [...taken, propose('park'), decide],
  closing: [...handled, close],
  closed: [...handled, close, decide],
  passedOn: [refuse],
};
export const stages = Object.keys(ways) as Stage[];

/** From where it was received, or from where it has come since. */
export async function bringTo(stage: Stage, people: Handlers, id: string, from: Stage = 'received'): Promise<void> {
  for (const step of ways[stage].slice(ways[from].length)) await step(people, id);
}
