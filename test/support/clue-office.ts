import { randomBytes } from 'node:crypto';
import type { ReportFields } from '../../contracts/clue-report';
import type { Role } from '../../contracts/roles';
import * as clue from '../../domain/clue';
import { heldKeys, keepForSession, loadCalendar, openOrMakePair, type Clock, type Context } from '../../domain/kernel';
import { accountIdOf, certify, holdCeremony } from './ceremony';
import { buildAccount, buildDistrict, idOf, testPassword } from './factories';

export type ClueStaff = Record<'custodian' | 'deputy' | 'clerk' | 'manager' | 'handler' | 'other' | 'leader' | 'leader2', Context>;

/** A district whose commission has held its ceremony, with everybody who handles clues. */
export async function openClueOffice(clock: Clock): Promise<{ districtId: string; people: ClueStaff }> {
  await loadCalendar();
  const districtId = idOf(await buildDistrict({ name: '青禾区', code: '630102' }));
  const staff = async (name: string, role: Role): Promise<Context> => {
    const account = await buildAccount({ name, grants: [{ role, organisationId: districtId }] });
    const ctx: Context = { actor: { kind: 'staff', accountId: idOf(account), name, grants: [{ role, organisationId: districtId }] }, clock };
    // By the password with which he signs in at the door, too.
    const pair = await openOrMakePair(ctx, account._id, testPassword);
    if (!pair) throw new Error('the pair has another password');
    return { ...ctx, keys: heldKeys(keepForSession(pair, 'test-token'), 'test-token') };
  };
  const people: ClueStaff = {
    custodian: await staff('保管甲', 'custodian'),
    deputy: await staff('保管乙', 'custodian'),
    clerk: await staff('信访甲', 'petitionClerk'),
    manager: await staff('案管甲', 'clueManager'),
    handler: await staff('承办甲', 'clueHandler'),
    other: await staff('承办乙', 'clueHandler'),
    leader: await staff('领导甲', 'commissionLeader'),
    leader2: await staff('领导乙', 'commissionLeader'),
  };
  const { custodian, deputy, ...rest } = people;
  await holdCeremony(custodian, deputy);
  await certify(custodian, ...Object.values(rest));
  return { districtId, people };
}

/** Reports and what is done with them, as far as a test needs them to have come. */
export class ClueDesk {
  constructor(
    private readonly people: ClueStaff,
    private readonly clock: Clock,
  ) {}

  async receive(over: Partial<ReportFields> = {}): Promise<string> {
    const fields: ReportFields = { topic: 'money', what: '演示内容：三组修水沟，单子写四车砂石，只来了两车。', when: '去年秋天', placeId: null, placeText: '演示村三组', people: [{ name: '演示某', organisation: '演示单位', post: '主任' }], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {}, ...over };
    const received = await clue.receiveReport({ actor: { kind: 'citizen' }, clock: this.clock }, { submissionKey: randomBytes(32).toString('base64url'), fields, identity: null, tellByPhone: false, files: [], channel: 'web' });
    return received.clue._id.toHexString();
  }

  async register(id: string): Promise<void> {
    await clue.registerClue(this.people.clerk, await this.at(id), { kind: 'accusation', townId: null, named: 'anonymous', toReporter: '您反映的事我们受理了。', note: '' });
  }

  /** Up to where it is being handled. */
  async handle(id: string): Promise<void> {
    const { manager, handler, leader } = this.people;
    await this.register(id);
    await clue.distributeClue(manager, await this.at(id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
    await clue.signClue(handler, await this.at(id));
    await clue.proposeDisposition(handler, await this.at(id), { disposition: 'preliminary', opinion: '有具体线索，建议初步核实。', toReporter: '' });
    await clue.decideClue(leader, await this.at(id), { agree: true, opinion: '同意，抓紧办。' });
  }

  async close(id: string, finding: Parameters<typeof clue.proposeClosing>[2]['finding']): Promise<void> {
    const { handler, leader } = this.people;
    await this.handle(id);
    await clue.proposeClosing(handler, await this.at(id), { result: '查了账和现场，四车都在。', toReporter: '您反映的事查过了，砂石四车都在。', finding: finding ?? null });
    await clue.decideClue(leader, await this.at(id), { agree: true, opinion: '同意。' });
  }

  async at(id: string): Promise<{ id: string; version: number }> {
    return { id, version: (await clue.showClue(this.people.manager, id)).version };
  }

  /** The look of the day, without which nothing further is opened. */
  async look(ctx: Context, id: string): Promise<void> {
    await clue.openForReading(ctx, id, { reason: '办理需要' });
  }
}
