import { demoAccounts, demoPassword, type DemoAccount } from '../../contracts/demo';
import type { Appointment } from '../../contracts/person';
import type { OrganisationKind } from '../../contracts/organisation';
import { assignRosterRequest, type RosterShift } from '../../contracts/roster';
import { createDemoAccount, createOrganisation, createPerson, dayNumber, dayOfNumber, shanghaiDay, systemContext, type Clock, type Context, type IntegrationActor, type ObjectId, type OrganisationRecord, type StaffActor } from '../../domain/kernel';
import { assignRoster } from '../../domain/roster';
import { createQueueKey } from '../../domain/service-event';
import { departments, districtName, halls, towns, villageOfStory, villagesOf } from './district';
import { bindablePeople } from '../sandbox/people';
import { addOfficers } from './officers';
import type { Random } from './random';

export interface DemoPlace {
  windows: { id: string; code: string; departmentId: string; hallId: string; hallName: string; number: string }[];
  /** Villages and communities by their code, e.g. LX-01. */
  villages: Map<string, OrganisationRecord>;
  /** By username. */
  actors: Map<string, StaffActor>;
  /** The queue system of the first hall, the only one that is connected. */
  queue: IntegrationActor;
}

/** The sandbox knows his phone by it. */
export const reminderManagerCode = 'J001';

type Node = { kind: OrganisationKind; name: string; code: string; parent: OrganisationRecord | null; window?: { number: string; services: string[]; departmentId: string } };

const add = (ctx: Context, { parent, ...node }: Node): Promise<OrganisationRecord> => createOrganisation(ctx, { ...node, parentId: parent?._id.toHexString() ?? null });

/** One district, 6 halls, 40 windows, 60 villages and communities, 100 cadres and the one who reminds them, 24 information officers, somebody at each window, an account for every role. `now`: where the story arrives. */
export async function buildPlace(clock: Clock, random: Random, now: Date): Promise<DemoPlace> {
  const ctx = systemContext('demo', clock);
  const district = await add(ctx, { kind: 'district', name: districtName, code: 'QH', parent: null });
  const departmentsByCode = new Map<string, OrganisationRecord>();
  for (const { code, name } of departments) departmentsByCode.set(code, await add(ctx, { kind: 'department', name, code, parent: district }));
  const townsByCode = new Map<string, OrganisationRecord>();
  const villages = new Map<string, OrganisationRecord>();
  for (const [index, town] of towns.entries()) {
    const node = await add(ctx, { kind: 'town', name: town.name, code: town.code, parent: district });
    townsByCode.set(town.code, node);
    for (const [order, village] of villagesOf(index).entries()) {
      const code = `${town.code}-${String(order + 1).padStart(2, '0')}`;
      villages.set(code, await add(ctx, { kind: village.community ? 'community' : 'village', name: village.name, code, parent: node }));
    }
  }
  const windows: DemoPlace['windows'] = [];
  const hallNodes: OrganisationRecord[] = [];
  const windowNodes: OrganisationRecord[] = [];
  for (const hall of halls) {
    const node = await add(ctx, { kind: 'hall', name: hall.name, code: hall.code, parent: hall.at === null ? district : (townsByCode.get(hall.at) ?? district) });
    hallNodes.push(node);
    for (const [index, code] of hall.windows.entries()) {
      const department = departmentsByCode.get(code) as OrganisationRecord;
      const services = departments.find((each) => each.code === code)?.services ?? [];
      const nth = hall.windows.slice(0, index).filter((each) => each === code).length;
      const name = services[nth % services.length] ?? '综合窗口';
      const window = { number: String(index + 1), services: [...services], departmentId: department._id.toHexString() };
      const made = await add(ctx, { kind: 'window', name, code: `${hall.code}-${index + 1}`, parent: node, window });
      windowNodes.push(made);
      windows.push({ id: made._id.toHexString(), code: made.window?.code as string, departmentId: window.departmentId, hallId: node._id.toHexString(), hallName: hall.name, number: window.number });
    }
  }
  await addCadres(ctx, random, [...departmentsByCode.values(), ...townsByCode.values()], now);
  await addOfficers(ctx);
  const firstWorker = await seatWorkers(ctx, windowNodes);
  const reminder = await addReminderManager(ctx, district);
  const where: Record<DemoAccount['at'], OrganisationRecord> = { district, mainHall: hallNodes[0] as OrganisationRecord, mainWindow: windowNodes[0] as OrganisationRecord, department: departmentsByCode.get('RSJ') as OrganisationRecord, town: townsByCode.get(villageOfStory.town) as OrganisationRecord, village: villages.get(`${villageOfStory.town}-${villageOfStory.serial}`) as OrganisationRecord, fundDepartment: departmentsByCode.get('NYJ') as OrganisationRecord };
  const actors = new Map<string, StaffActor>();
  for (const { username, name, role, at } of demoAccounts) {
    const grants = [{ role, organisationId: where[at]._id }];
    const personId = at === 'mainWindow' ? firstWorker : role === 'reminderManager' ? reminder : undefined;
    const account = await createDemoAccount(ctx, { username, name, password: demoPassword, grants, ...(personId ? { personId } : {}) });
    actors.set(username, { kind: 'staff', accountId: account._id.toHexString(), name, grants: [{ role, organisationId: where[at]._id.toHexString() }] });
  }
  const hallId = (hallNodes[0] as OrganisationRecord)._id.toHexString();
  const { queueKey } = await createQueueKey({ actor: actors.get('xitong') as StaffActor, clock }, { hallId, name: '排队叫号机（演示）' });
  return { windows, villages, actors, queue: { kind: 'integration', keyId: queueKey.id, hallId, name: queueKey.name } };
}

/** Whoever writes reminders is a cadre himself, so that he can send one to his own phone before others get it. */
async function addReminderManager(ctx: Context, district: OrganisationRecord): Promise<ObjectId> {
  const { name } = demoAccounts.find(({ role }) => role === 'reminderManager')!;
  const post = { organisationId: district._id.toHexString(), title: '区纪委监委党风政风监督室干部', from: null, to: null };
  const phone = phones.get(reminderManagerCode);
  return (await createPerson(ctx, { code: reminderManagerCode, name, kind: 'cadre', posts: [post], joinedPartyOn: '2010-06-21', ...(phone === undefined ? {} : { phone }) }))._id;
}

/** Somebody at every window from the first day on, at some of them two who share the day; answers who sits at the first. */
async function seatWorkers(ctx: Context, windows: OrganisationRecord[]): Promise<ObjectId> {
  const from = shanghaiDay(ctx.clock.now());
  let serial = 0;
  const seat = async (window: OrganisationRecord, shift: RosterShift): Promise<ObjectId> => {
    serial += 1;
    const post = { organisationId: String(window.parentId), title: '窗口人员', from, to: null };
    const code = `C${String(serial).padStart(3, '0')}`;
    const phone = phones.get(code);
    const { _id } = await createPerson(ctx, { code, name: `演示窗口${serial}`, kind: 'cadre', posts: [post], joinedPartyOn: null, ...(phone === undefined ? {} : { phone }) });
    await assignRoster(ctx, assignRosterRequest.parse({ windowId: window._id.toHexString(), personId: _id.toHexString(), from, shift }));
    return _id;
  };
  const seated: ObjectId[] = [];
  for (const [index, window] of windows.entries()) {
    const shared = index % 7 === 3;
    seated.push(await seat(window, shared ? 'morning' : 'day'));
    if (shared) await seat(window, 'afternoon');
  }
  return seated[0] as ObjectId;
}

const titles = ['党组书记、局长', '副局长', '纪检组长', '办公室主任', '科长'];
/** Three joined on a leap day: their political birthday moves. */
const leapDays = new Map([[17, '1996-02-29'], [48, '2004-02-29'], [83, '2012-02-29']]);
const appointments: Appointment[] = ['new', 'transfer', 'promotion'];

/** The sandbox shows these people's phones: what goes to the number on file arrives there. */
const phones = new Map(bindablePeople.map(({ demoCode, phone }) => [demoCode, phone]));

/** Who of the sandbox has his political birthday how many days after the story arrives: moving its clock by a day shows one. */
const birthdaysSoon: readonly [code: string, days: number][] = [['D013', 1], ['D017', 1], ['D014', 2]];
/** 2004 had a 29 February, so that every day of a year is one of that year. */
const birthdaysAfter = (now: Date): Map<string, string> => new Map(birthdaysSoon.map(([code, days]) => [code, `2004${dayOfNumber(dayNumber(shanghaiDay(now)) + days).slice(4)}`]));

async function addCadres(ctx: Context, random: Random, places: OrganisationRecord[], now: Date): Promise<void> {
  const birthdays = birthdaysAfter(now);
  const today = dayNumber(shanghaiDay(ctx.clock.now()));
  for (let index = 0; index < 100; index += 1) {
    const place = places[index % places.length] as OrganisationRecord;
    const year = random.whole(1988, 2020);
    const drawn = `${year}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;
    // Some have no day and some no phone on file: they stand in the list of what is to be put right. No draw of the
    // common random numbers is spent on it, so that the rest of the demo stays as it is.
    const joinedPartyOn = leapDays.get(index) ?? (index % 23 === 5 ? null : drawn);
    const lately = index % 11 === 4;
    const code = `D${String(index + 1).padStart(3, '0')}`;
    const number = phones.get(code) ?? (index % 17 === 3 ? undefined : `1990002${String(index + 1).padStart(4, '0')}`);
    await createPerson(ctx, {
      code,
      name: `演示干部${index + 1}`,
      kind: 'cadre',
      posts: [{ organisationId: place._id.toHexString(), title: titles[Math.floor(index / places.length) % titles.length] as string, from: lately ? dayOfNumber(today + index) : null, to: null, appointment: lately ? (appointments[index % 3] as Appointment) : null }],
      joinedPartyOn: birthdays.get(code) ?? joinedPartyOn,
      retiresOn: index % 9 === 0 ? dayOfNumber(today + 20 + index * 7) : `${Math.max(2028, year + 38)}-${drawn.slice(5, 7)}-01`,
      ...(number === undefined ? {} : { phone: number }),
    });
  }
}
