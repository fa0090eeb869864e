import { clueAct, type ClueAct } from '../../contracts/clue';
import { useTestDatabase } from '../../test/support/database';
import { accountIdOf } from '../../test/support/ceremony';
import { buildPersonas, type PersonaWorld } from '../../test/support/clue-personas';
import { bringTo, now, stages, words, type Stage } from '../../test/support/clue-stages';
import { TestClient } from '../../test/support/http';
import { testClock } from '../../test/support/factories';
import { DeliveryModel, loadCalendar, native, ObjectId, systemContext, type Context } from '../kernel';
import { DeadlineModel } from '../kernel/deadlines/model';
import * as clue from '.';
import type { ActInput } from './registry/command';
import { healClues } from './registry/jobs';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../test/support/cheap-argon2')>('../../test/support/cheap-argon2'));

/**
 * Every act at every step by every kind of party, through the real commands, with what it changes: state, what is owed,
 * what waits for approval, the timeline, who is told. Written from the procedure, apart from its table.
 */
useTestDatabase();

const parties = ['clerk', 'manager', 'handler', 'coHandler', 'leader', 'custodian', 'stranger', 'named'] as const;
type Party = (typeof parties)[number];
type Readers = Exclude<Party, 'custodian' | 'stranger' | 'named'>;
let world: PersonaWorld;
let people: Record<Party, Context>;
const clues = {} as Record<Stage, string>;
let other: string;

beforeAll(async () => {
  await loadCalendar();
  world = await buildPersonas(() => new TestClient(''));
  people = { ...world.handlers, custodian: world.ctx.custodian as Context, stranger: world.ctx.clueHandler as Context, named: world.ctx['named clueManager'] as Context };
  for (const stage of stages) {
    clues[stage] = await world.receive();
    await bringTo(stage, world.handlers, clues[stage]);
  }
  other = await world.receive();
  // Whose turn it is by his own act is told by the job.
  await healClues(systemContext('test', testClock));
}, 60_000);

interface Effect {
  state: string;
  /** Steps whose days run now. */
  owed: string[];
  pending: string | null;
  handler: 'handler' | 'stranger' | null;
  /** Lines of the timeline that came with it, and who got a message. */
  added: string[];
  told: Party[];
}
/** What does not stand here is as it was. */
type Change = Partial<Effect> & Pick<Effect, 'added'>;

const withHandler: Stage[] = ['assigned', 'deciding', 'approving', 'handling', 'extension', 'parked', 'closing'];
const each = (from: readonly Stage[], change: Change): Partial<Record<Stage, Change>> => Object.fromEntries(from.map((stage) => [stage, change]));

/** The procedure: by whom, where, and what comes of it. `refuses`: the same act with the other decision. */
const procedure: Record<string, { act: ClueAct; by: Readers[]; at: Partial<Record<Stage, Change>> }> = {
  register: { act: 'register', by: ['clerk', 'manager'], at: { received: { state: 'registered', owed: ['registered:1'], added: ['register', 'reply'], told: ['manager'] } } },
  refuse: { act: 'refuse', by: ['clerk', 'manager'], at: each(['received', 'registered'], { state: 'passedOn', owed: [], added: ['refuse', 'reply'] }) },
  distribute: { act: 'distribute', by: ['manager'], at: { registered: { state: 'assigned', owed: ['assigned:1'], handler: 'handler', added: ['distribute'], told: ['handler'] } } },
  sign: { act: 'sign', by: ['handler'], at: { assigned: { state: 'deciding', owed: ['deciding:1'], added: ['sign'] } } },
  countersign: { act: 'countersign', by: ['coHandler'], at: each(withHandler, { added: ['countersign'] }) },
  giveBack: { act: 'giveBack', by: ['handler'], at: each(['assigned', 'deciding'], { state: 'registered', owed: ['registered:2'], handler: null, added: ['giveBack'], told: ['manager'] }) },
  propose: { act: 'propose', by: ['handler'], at: { deciding: { state: 'approving', owed: ['approving:1'], pending: 'disposition', added: ['propose'], told: ['leader'] } } },
  askExtension: { act: 'askExtension', by: ['handler'], at: { handling: { pending: 'extension', added: ['askExtension'], told: ['leader'] } } },
  proposeClosing: { act: 'proposeClosing', by: ['handler'], at: { handling: { state: 'closing', owed: ['closing:1'], pending: 'closing', added: ['proposeClosing'], told: ['leader'] } } },
  agree: {
    act: 'decide',
    by: ['leader'],
    at: {
      approving: { state: 'handling', owed: ['handling:1'], pending: null, added: ['decide'], told: ['handler'] },
      extension: { pending: null, added: ['decide'], told: ['handler'] },
      closing: { state: 'closed', owed: [], pending: null, added: ['decide', 'reply'], told: ['handler'] },
    },
  },
  disagree: {
    act: 'decide',
    by: ['leader'],
    at: {
      approving: { state: 'deciding', owed: ['deciding:2'], pending: null, added: ['decide'], told: ['handler'] },
      extension: { pending: null, added: ['decide'], told: ['handler'] },
      closing: { state: 'handling', owed: ['handling:2'], pending: null, added: ['decide'], told: ['handler'] },
    },
  },
  withdraw: {
    act: 'withdraw',
    by: ['handler'],
    at: { approving: { state: 'deciding', owed: ['deciding:2'], pending: null, added: ['withdraw'] }, extension: { pending: null, added: ['withdraw'] }, closing: { state: 'handling', owed: ['handling:2'], pending: null, added: ['withdraw'] } },
  },
  unpark: { act: 'unpark', by: ['handler', 'coHandler', 'manager'], at: { parked: { state: 'deciding', owed: ['deciding:2'], added: ['unpark'], told: ['handler'] } } },
  transfer: {
    act: 'transfer',
    by: ['manager'],
    at: {
      ...each(['assigned', 'deciding', 'handling'], { handler: 'stranger', added: ['transfer'], told: ['stranger'] }),
      parked: { handler: 'stranger', added: ['transfer'] },
      approving: { state: 'deciding', owed: ['deciding:2'], pending: null, handler: 'stranger', added: ['transfer'], told: ['stranger'] },
      extension: { pending: null, handler: 'stranger', added: ['transfer'], told: ['stranger'] },
      closing: { state: 'handling', owed: ['handling:2'], pending: null, handler: 'stranger', added: ['transfer'], told: ['stranger'] },
    },
  },
  reopen: { act: 'reopen', by: ['manager', 'leader'], at: { closed: { state: 'handling', owed: ['handling:2'], added: ['reopen'], told: ['handler'] } } },
  // Before it is registered there is no timeline to stand in.
  admit: { act: 'admit', by: ['manager', 'leader'], at: { ...each(stages, { added: ['admit'] }), received: { added: [] } } },
  sayToReporter: { act: 'sayToReporter', by: ['clerk', 'manager', 'leader', 'handler', 'coHandler'], at: each(stages.filter((stage) => stage !== 'received'), { added: ['sayToReporter'] }) },
  addNote: { act: 'addNote', by: ['clerk', 'manager', 'leader', 'handler', 'coHandler'], at: { ...each(stages, { added: ['addNote'] }), received: { added: [] } } },
  hold: { act: 'hold', by: ['manager', 'leader'], at: each(stages.filter((stage) => stage !== 'received'), { added: ['hold'] }) },
  // What is held, was found untrue or is sent up has its own tests.
  liftHold: { act: 'liftHold', by: [], at: {} },
  askDestruction: { act: 'askDestruction', by: ['manager'], at: each(['closed', 'passedOn'], { pending: 'destruction', added: ['askDestruction'], told: ['leader'] }) },
  clear: { act: 'clear', by: [], at: {} },
  prepareFalse: { act: 'prepareFalse', by: [], at: {} },
  sendFalseUp: { act: 'sendFalseUp', by: [], at: {} },
  recordFalse: { act: 'recordFalse', by: [], at: {} },
  // All has been said to the reporter on the way; what a crash left is in the reply's own test.
  reply: { act: 'reply', by: [], at: {} },
  // Last: what was split off stays, and holds its report up.
  split: { act: 'split', by: ['clerk', 'manager'], at: each(['registered', ...withHandler], { added: ['split'] }) },
};

const long = `${words}，还有别的`;
const acts: Record<string, (ctx: Context, input: ActInput) => Promise<unknown>> = {
  register: (ctx, input) => clue.registerClue(ctx, input, { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: words, note: '' }),
  refuse: (ctx, input) => clue.refuseClue(ctx, input, { reason: words, toReporter: words }),
  distribute: (ctx, input) => clue.distributeClue(ctx, input, { handlerId: accountIdOf(people.handler), coHandlerIds: [], note: '' }),
  sign: clue.signClue,
  countersign: clue.countersignClue,
  giveBack: (ctx, input) => clue.giveBackClue(ctx, input, { reason: words }),
  propose: (ctx, input) => clue.proposeDisposition(ctx, input, { disposition: 'preliminary', opinion: long, toReporter: '' }),
  askExtension: (ctx, input) => clue.askExtension(ctx, input, { days: 10, reason: words }),
  proposeClosing: (ctx, input) => clue.proposeClosing(ctx, input, { result: long, toReporter: words }),
  agree: (ctx, input) => clue.decideClue(ctx, input, { agree: true, opinion: '' }),
  disagree: (ctx, input) => clue.decideClue(ctx, input, { agree: false, opinion: words }),
  withdraw: clue.withdrawProposal,
  unpark: (ctx, input) => clue.unparkClue(ctx, input, { reason: words }),
  transfer: (ctx, input) => clue.transferClue(ctx, input, { handlerId: accountIdOf(people.stranger), reason: words }),
  reopen: (ctx, input) => clue.reopenClue(ctx, input, { reason: words }),
  admit: (ctx, input) => clue.admitReader(ctx, input, { accountId: accountIdOf(people.stranger) }),
  sayToReporter: (ctx, input) => clue.askReporter(ctx, input, { text: words }),
  addNote: (ctx, input) => clue.writeNote(ctx, input, { text: words }),
  reply: clue.replyToReporter,
  hold: (ctx, input) => clue.holdClue(ctx, input, { reason: words }),
  liftHold: (ctx, input) => clue.liftHold(ctx, input, { reason: words }),
  askDestruction: (ctx, input) => clue.askDestruction(ctx, input, { reason: words }),
  clear: (ctx, input) => clue.clearClue(ctx, input, { way: 'letter', scope: words, agreement: words, on: '2026-11-20', toldOrganisation: true }, '演示 1 号'),
  prepareFalse: (ctx, input) => clue.prepareFalse(ctx, input, { grounds: ['forged'], intents: ['liability'], graver: [], facts: long }),
  sendFalseUp: (ctx, input) => clue.sendFalseUp(ctx, input, { on: '2026-11-20', organ: '演示市纪委监委' }),
  recordFalse: (ctx, input) => clue.recordFalse(ctx, input, { agree: true, organ: '演示市纪委监委', number: '演示 1 号', on: '2026-11-20', note: '' }),
  split: (ctx, input) => clue.splitClue(ctx, input, { person: { name: '甲某', organisation: '', post: '' }, what: long }),
};

const stored = async (id: string) => (await native(clue.ClueModel).findOne({ _id: new ObjectId(id) }))!;
const partyOf = (accountId: string): Party => parties.find((party) => accountIdOf(people[party]) === accountId) as Party;

type Situation = Omit<Effect, 'added' | 'told'> & { steps: string[]; told: string[] };

async function situation(id: string): Promise<Situation> {
  const { state, handling } = await stored(id);
  const owed = (await native(DeadlineModel).find({ 'subject.id': id, state: 'open' }).sort({ key: 1 }).toArray()).map(({ key }) => key.split(':').slice(2).join(':'));
  return {
    state,
    owed: owed.filter((step) => step !== 'accept'),
    pending: handling?.pending?.what ?? null,
    handler: handling?.handlerId ? (partyOf(handling.handlerId) as 'handler') : null,
    steps: (handling?.steps ?? []).map(({ act }) => act),
    told: (await native(DeliveryModel).find({ link: `/clues/${id}` }).sort({ _id: 1 }).toArray()).map(({ key }) => key),
  };
}

/** The clue and all that hangs on it, to be put back after an act. */
async function snapshot(id: string): Promise<() => Promise<void>> {
  const parts = [
    { model: native(clue.ClueModel), filter: { _id: new ObjectId(id) } },
    { model: native(clue.ClueEntryModel), filter: { clueId: new ObjectId(id) } },
    { model: native(DeadlineModel), filter: { 'subject.id': id } },
    { model: native(DeliveryModel), filter: { link: `/clues/${id}` } },
  ] as unknown as { model: { find(filter: object): { toArray(): Promise<object[]> }; deleteMany(filter: object): Promise<unknown>; insertMany(all: object[]): Promise<unknown> }; filter: object }[];
  const kept = await Promise.all(parts.map(async ({ model, filter }) => model.find(filter).toArray()));
  return async () => {
    for (const [index, { model, filter }] of parts.entries()) {
      await model.deleteMany(filter);
      if (kept[index]!.length > 0) await model.insertMany(kept[index]!);
    }
  };
}

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const isReader = (party: Party, stage: Stage): party is Readers => ['clerk', 'manager', 'leader'].includes(party) || ((party === 'handler' || party === 'coHandler') && [...withHandler, 'closed'].includes(stage));
const named = (what: string) => procedure[what]!;

// `link` is done at any step, below; what is sealed for the level above is a clue no more, and has its own tests.
test('every act has its line', () => {
  expect([...new Set([...Object.values(procedure).map(({ act }) => act), 'link', 'sealUpward'])].sort()).toEqual([...clueAct.options].sort());
});

function expectChange(by: Party, { added, told: expected = [], ...changed }: Change, { steps: stepsBefore, told: toldBefore, ...before }: Situation, { steps, told, ...after }: Situation): void {
  expect(after).toEqual({ ...before, ...changed });
  expect(steps).toEqual([...stepsBefore, ...added]);
  const reached = told.filter((key) => !toldBefore.includes(key)).map((key) => partyOf(key.split(':').at(-1) as string));
  // Nobody gets a message about his own act.
  expect([...new Set(reached)].sort()).toEqual(expected.filter((one) => one !== by).sort());
}

describe.each(stages)('at %s', (stage) => {
  test.each(Object.keys(procedure).filter((what) => named(what).at[stage]))('%s is done by whoever may, and changes what it should', async (what) => {
    const { by, at } = named(what);
    const change = at[stage] as Change;
    const id = clues[stage];
    for (const party of by.filter((one) => isReader(one, stage))) {
      const putBack = await snapshot(id);
      const before = await situation(id);
      testClock.advance(1000);
      try {
        expect([party, await outcome(acts[what]!(people[party], await now(id)))]).toEqual([party, 'done']);
        expectChange(party, change, before, await situation(id));
      } finally {
        await putBack();
      }
    }
  });

  test('everything else is refused, by whoever tries it, and changes nothing', async () => {
    const id = clues[stage];
    const before = await stored(id);
    for (const [what, { by, at }] of Object.entries(procedure)) {
      for (const party of parties) {
        if (at[stage] && (by as Party[]).includes(party) && isReader(party, stage)) continue;
        const said = await outcome(acts[what]!(people[party], await now(id)));
        // Whoever may not read it finds nothing; whoever has the role but not the place is told where it stands.
        const expected = !isReader(party, stage) ? ['notFound'] : (by as Party[]).includes(party) ? ['wrongState', 'forbidden'] : ['forbidden', 'wrongState'];
        expect([what, party, expected.includes(said) ? 'refused' : said]).toEqual([what, party, 'refused']);
      }
    }
    expect(await stored(id)).toEqual(before);
  });
});

test('what a crash left unsent is sent once, by any reader, and ends what was owed', async () => {
  const id = await world.receive();
  await bringTo('closing', world.handlers, id);
  const entry = (await stored(id)).handling!.pending!.replyEntry as string;
  await clue.decideClue(people.leader, await now(id), { agree: true, opinion: '' });
  // As it was between the decision and the reply.
  await native(clue.ClueModel).updateOne({ _id: new ObjectId(id) }, { $set: { 'handling.reply': { entry, step: 'result' } } });
  expect(await outcome(clue.replyToReporter(people.stranger, { id }))).toBe('notFound');
  await clue.replyToReporter(people.clerk, { id });
  expect((await stored(id)).handling!.reply).toBeNull();
  expect(await outcome(clue.replyToReporter(people.clerk, { id }))).toBe('wrongState');
});

test('two are linked by whoever reads both, at any step', async () => {
  for (const stage of stages) {
    expect([stage, await outcome(clue.linkClues(people.clerk, { id: clues[stage] }, { otherId: other, why: '' }))]).toEqual([stage, 'done']);
    expect(await outcome(clue.linkClues(people.stranger, { id: clues[stage] }, { otherId: other, why: '' }))).toBe('notFound');
  }
});
