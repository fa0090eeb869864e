import { randomBytes } from 'node:crypto';
import { reportFields } from '../../contracts/clue-report';
import { role as roles, type Role } from '../../contracts/roles';
import { declareKinship, receiveReport, type ClueFile } from '../../domain/clue';
import { AccountModel, appointDeputy, departAccount, heldKeys, keepForSession, native, needsKeys, ObjectId, openOrMakePair, type AccountRecord, type Context, type Grant } from '../../domain/kernel';
import { openSession } from '../../domain/kernel/account/sessions';
import { accountIdOf, certify, holdCeremony } from './ceremony';
import type { Handlers } from './clue-stages';
import { buildAccount, buildDistrict, buildPerson, buildTown, buildVillage, idOf, testClock, testContext, testPassword } from './factories';
import type { TestClient } from './http';

/** What matters of a persona for what it gets: in by a session, a role (also one it stands in for), and what it is to the reports. */
export interface Persona {
  roles: readonly Role[];
  session: 'yes' | 'none' | 'ended';
  /** From the beginning, once it was handed out, or never. */
  reads: 'always' | 'inHand' | 'never';
}

/** One name for all who are named: of several of one name each is meant. */
const theNamed = '演示被反映人';

const of = (roles: readonly Role[], reads: Persona['reads'] = 'never', session: Persona['session'] = 'yes'): Persona => ({ roles, reads, session });
const plainReaders: readonly Role[] = ['petitionClerk', 'clueManager', 'commissionLeader'];

/**
 * Everybody who may knock: each role by itself; the same roles held by somebody who is named in every report; and who
 * stands to them in some other way.
 */
export const personas: Record<string, Persona> = {
  nobody: of([], 'never', 'none'),
  citizen: of([], 'never', 'none'),
  ...Object.fromEntries(roles.options.map((role) => [role, of([role], plainReaders.includes(role) ? 'always' : 'never')])),
  ...Object.fromEntries(roles.options.map((role) => [`named ${role}`, of([role])])),
  handler: of(['clueHandler'], 'inHand'),
  coHandler: of(['clueHandler'], 'inHand'),
  'superior of the named': of(['clueManager']),
  'relative of the named': of(['petitionClerk']),
  'stands in for the manager': of(['clueHandler', 'clueManager'], 'always'),
  'stands in since later': of(['clueHandler', 'commissionLeader']),
  'deputy custodian': of(['custodian']),
  'custodian of no ceremony': of(['custodian']),
  departed: of(['clueManager'], 'never', 'ended'),
};

export interface PersonaWorld {
  districtId: string;
  villageId: string;
  ctx: Record<string, Context>;
  accounts: Record<string, AccountRecord>;
  clients: Record<string, TestClient>;
  /** Who handles clues in the ordinary way. */
  handlers: Handlers;
  /** A report about the village that names whoever is to be named, unless others are given. */
  receive(over?: { files?: ClueFile[]; names?: string[]; placeId?: string | null }): Promise<string>;
  /** What happens after the reports came in: one more stands in for the leader, one leaves. */
  turn(): Promise<void>;
}

/** All of them with a session, the key pair open in it, and confirmed by the custodian where somebody has one. */
export async function buildPersonas(connect: () => TestClient): Promise<PersonaWorld> {
  const district = await buildDistrict({ name: '青禾区', code: '630102' });
  const districtId = idOf(district);
  const town = await buildTown({ name: '演示镇', parentId: districtId });
  const villageId = idOf(await buildVillage({ name: '演示村', parentId: idOf(town) }));
  const [ctx, accounts, clients]: [PersonaWorld['ctx'], PersonaWorld['accounts'], PersonaWorld['clients']] = [{}, {}, {}];
  for (const [name, { roles: held, session }] of Object.entries(personas)) {
    clients[name] = connect();
    if (session === 'none') continue;
    const grants: Grant[] = held.slice(0, 1).map((role) => ({ role, organisationId: districtId }));
    const account = await buildAccount({ name: name.startsWith('named ') ? theNamed : `演示${name}`, grants });
    const asked: Context = { actor: { kind: 'staff', accountId: idOf(account), name: account.name, grants }, clock: testClock };
    const pair = needsKeys(grants) ? await openOrMakePair(asked, account._id, testPassword) : null;
    accounts[name] = account;
    ctx[name] = { ...asked, ...(pair ? { keys: heldKeys(keepForSession(pair, 'token'), 'token') } : {}) };
    clients[name].cookie = `__Host-session=${(await openSession(account._id, 'ready', { pair }, testClock)).token}`;
  }
  clients.citizen!.authorization = `Bearer ${randomBytes(32).toString('base64url')}`;

  const custodian = ctx.custodian as Context;
  await holdCeremony(custodian, ctx['deputy custodian'] as Context);
  const waiting = Object.entries(ctx).filter(([name, { keys }]) => keys && name !== 'custodian' && name !== 'deputy custodian');
  await certify(custodian, ...waiting.map(([, one]) => one));

  const leader = ctx.commissionLeader as Context;
  const isPerson = async (name: string, organisationId: string): Promise<string> => {
    const { _id } = await buildPerson({ name: accounts[name]!.name, posts: [{ organisationId, title: '干部', from: null, to: null }] });
    await native(AccountModel).updateOne({ _id: accounts[name]!._id }, { $set: { personId: _id } });
    return _id.toHexString();
  };
  await isPerson('superior of the named', idOf(town));
  const relative = await isPerson('relative of the named', districtId);
  await declareKinship(leader, { personId: relative, relativePersonId: null, relativeName: theNamed, relation: '兄弟' });
  const standIn = (name: string, whose: string): Promise<unknown> => appointDeputy(testContext(), idOf(accounts[whose]!), { toAccountId: idOf(accounts[name]!), from: '2026-11-20', until: '2026-12-20' });
  await standIn('stands in for the manager', 'clueManager');

  return {
    districtId,
    villageId,
    ctx,
    accounts,
    clients,
    handlers: { clerk: ctx.petitionClerk as Context, manager: ctx.clueManager as Context, handler: ctx.handler as Context, coHandler: ctx.coHandler as Context, leader },
    async receive({ files = [], names = [theNamed], placeId = villageId } = {}) {
      const fields = reportFields.parse({ topic: 'money', what: '演示内容：三组修水沟，单子写四车砂石，只来了两车。', placeId, people: names.map((name) => ({ name })) });
      const { clue } = await receiveReport({ actor: { kind: 'citizen' }, clock: testClock }, { submissionKey: randomBytes(32).toString('base64url'), fields, identity: { name: '演示群众', phone: '19900001234', identityNumber: '', address: '', callTimes: '' }, tellByPhone: false, files, channel: 'web' });
      return clue._id.toHexString();
    },
    async turn() {
      await standIn('stands in since later', 'commissionLeader');
      const { trail } = (await native(AccountModel).findOne({ _id: accounts.departed!._id }))!;
      await departAccount(testContext(), idOf(accounts.departed!), { version: trail.seq, toAccountId: accountIdOf(ctx.clueManager as Context), reason: '调出' });
    },
  };
}

export const someId = (): string => new ObjectId().toHexString();
