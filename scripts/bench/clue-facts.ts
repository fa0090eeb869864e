import { randomBytes } from 'node:crypto';
import { clueChannel, clueState, type ClueChannel, type ClueKind, type ClueState, type PendingWhat } from '../../contracts/clue';
import { ClueModel, clueFacts, receiveReport, type Clue } from '../../domain/clue';
import { addWorkingDays, dayNumber, dayOfNumber, firstTrail, native, ObjectId, OrganisationModel, randomId, shanghaiDay, shanghaiInstant, systemClock, systemContext } from '../../domain/kernel';
import type { DemoPlace } from '../demo/place';
import { seededRandom, type Random } from '../demo/random';
import { citizen, reportFields } from './clue-world';

const batch = 1000;
const years = 10;
const dayMs = 86_400_000;
const handlersCount = 20;
/** Nearly all of a registry of years is over: what is owed came in within the last two or three months. */
const owedShare = 0.02;
const over = ['closed', 'passedOn', 'parked'] as const satisfies ClueState[];
const owed = clueState.exclude(over).options;
/** Where somebody has it in hand, and who is a reader then. */
const withHandler: readonly ClueState[] = ['assigned', 'deciding', 'approving', 'handling', 'closing', 'closed', 'parked'];

export interface ClueSpread {
  readerIds: string[];
  handlerIds: string[];
  townIds: string[];
}

/**
 * Clues as a commission has them after years. What is sealed was sealed once and is the same in all, and short: a list
 * does not look at it.
 */
export async function insertClues(place: DemoPlace, count: number): Promise<ClueSpread> {
  const random = seededRandom(11);
  const towns = await native(OrganisationModel).find({ kind: 'town' }, { projection: { name: 1 } }).toArray();
  const idOf = (username: string): string => place.actors.get(username)?.accountId as string;
  const readerIds = ['xinfang', 'anguan', 'weiling'].map(idOf);
  const handlerIds = [idOf('chengban'), ...Array.from({ length: handlersCount - 1 }, () => new ObjectId().toHexString())];
  const { clue: sample } = await receiveReport(citizen, { submissionKey: randomBytes(32).toString('base64url'), fields: reportFields, identity: null, tellByPhone: false, files: [], channel: 'web' });
  const short = { content: sample.content, identity: sample.identity, talk: sample.talk };
  for (const part of ['content', 'identity', 'talk'] as const) short[part] = new (sample[part].constructor as typeof sample.content.constructor as new (bytes: Buffer) => typeof sample.content)(randomBytes(64));
  const make = (number: number): Clue => {
    const facts = { ...sample, ...short, ...clearFacts(random, { number, towns, readerIds, handlerIds }), _id: randomId(), reporter: { lookup: randomBytes(32).toString('base64url'), publicKey: sample.reporter.publicKey } };
    return { ...facts, trail: firstTrail(systemContext('bench', systemClock), 'clue.received', {}, clueFacts(facts)) };
  };
  for (let made = 0; made < count; made += batch) await native(ClueModel).insertMany(Array.from({ length: Math.min(batch, count - made) }, (_, index) => make(made + index)), { ordered: false });
  return { readerIds, handlerIds, townIds: towns.map(({ _id }) => _id.toHexString()) };
}

interface Spread {
  number: number;
  towns: readonly { _id: ObjectId; name: string }[];
  readerIds: readonly string[];
  handlerIds: readonly string[];
}

/** All that stands in clear of one. */
function clearFacts(random: Random, { number, towns, readerIds, handlerIds }: Spread): Pick<Clue, 'code' | 'receivedOn' | 'channel' | 'kind' | 'town' | 'state' | 'readers' | 'handling' | 'current'> & { sortDue: string } {
  const now = systemClock.now();
  const isOwed = random.chance(owedShare);
  const receivedOn = shanghaiDay(new Date(now.getTime() - (isOwed ? random.whole(0, 70) : random.whole(30, years * 365)) * dayMs));
  const state = isOwed ? random.pick(owed) : (over[random.weighted([88, 10, 2])] as ClueState);
  const handlerId = withHandler.includes(state) ? random.pick(handlerIds) : null;
  const kind = (['accusation', 'appeal', 'suggestion', 'outside'] as const)[random.weighted([80, 4, 6, 10])] as ClueKind;
  const channel = clueChannel.options[random.weighted([14, 14, 22, 14, 1, 22, 5, 2, 5, 1])] as ClueChannel;
  const town = random.pick(towns);
  const due = addWorkingDays(shanghaiDay(now), random.whole(1, 40));
  // A seventh of what is owed is late.
  const dueDay = random.chance(1 / 7) ? dayOfNumber(dayNumber(receivedOn) + 1) : due;
  const redAt = new Date(shanghaiInstant(dueDay, '00:00').getTime() + dayMs);
  return {
    code: `QH-${receivedOn.slice(0, 4)}-WL-${String(number).padStart(6, '0')}-0`,
    receivedOn,
    channel,
    kind,
    town: { id: town._id, name: town.name },
    state,
    readers: [...readerIds, ...(handlerId ? [handlerId] : [])],
    handling: state === 'received' ? null : handlingOf(random, receivedOn, handlerId, state),
    current: isOwed ? { due: dueDay, yellowAt: new Date(redAt.getTime() - 4 * dayMs), redAt } : null,
    sortDue: isOwed ? dueDay : `9999-${receivedOn}`,
  };
}

function handlingOf(random: Random, receivedOn: string, handlerId: string | null, state: ClueState): NonNullable<Clue['handling']> {
  const at = shanghaiInstant(receivedOn, '10:00');
  const by = new ObjectId().toHexString();
  const steps = (['register', 'distribute', 'sign', 'propose', 'decide', 'proposeClosing', 'decide', 'reply'] as const).map((act) => ({ act, at, byAccountId: by, toAccountId: null, entry: new ObjectId().toHexString(), agreed: null }));
  const terms = ['register', 'accept', 'registered:1', 'assigned:1', 'deciding:1', 'approving:1', 'handling:1', 'closing:1', 'result:1'].map((step) => ({ step, from: receivedOn, workingDays: 15, extensions: [], end: 'met' as const }));
  const waits: PendingWhat | null = state === 'approving' ? 'disposition' : state === 'closing' ? 'closing' : null;
  const pending = waits && { what: waits, byAccountId: handlerId ?? by, at, disposition: null, days: null, opinionEntry: by, replyEntry: null, finding: null };
  return { registeredAt: at, handlerId, coHandlerIds: [], countersign: [], letIn: handlerId ? [handlerId] : [], disposition: random.pick(['talk', 'preliminary'] as const), steps, terms, pending, extensions: 0, reply: null, closedOn: state === 'closed' ? receivedOn : null, finding: null, satisfaction: null, identityRequests: [] };
}
