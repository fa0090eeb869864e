import { deliveryListQuery, deliveryState, type DeliveryFiguresQuery, type DeliverySummary } from '../../../contracts/delivery';
import type { Role } from '../../../contracts/roles';
import { testChannels } from '../../../test/support/channels';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildDepartment, buildDistrict, buildPerson, idOf, testClock as clock } from '../../../test/support/factories';
import {
  deliver,
  deliveryColumns,
  deliveryFigures,
  DeliveryModel,
  eachDelivery,
  listDeliveries,
  listInbox,
  markDeliveryRead,
  markRead,
  native,
  ownDeliveries,
  processDeliveries,
  recordDeliveryResult,
  resolveDelivery,
  showDelivery,
  systemContext,
  type Context,
  type NewDelivery,
  type OrganisationRecord,
  type PersonRecord,
} from '..';
import { ledgerFilter } from './ledger';

useTestDatabase();
const ctx = systemContext('test', clock);
const accountId = 'a'.repeat(24);
let district: OrganisationRecord;
let department: OrganisationRecord;
let other: OrganisationRecord;
let cadre: PersonRecord;
let stranger: PersonRecord;

const as = (role: Role, organisation: OrganisationRecord): Context => ({ actor: { kind: 'staff', accountId, name: '演示甲', grants: [{ role, organisationId: idOf(organisation) }] }, clock });

beforeEach(async () => {
  await clearDatabase();
  testChannels.clear();
  clock.set('2026-11-20T02:00:00.000Z');
  district = await buildDistrict();
  [department, other] = [await buildDepartment({ parentId: idOf(district), name: '测试一局' }), await buildDepartment({ parentId: idOf(district), name: '测试二局' })];
  const post = (organisation: OrganisationRecord) => [{ organisationId: idOf(organisation), title: '科员', from: null, to: null }];
  [cadre, stranger] = [await buildPerson({ name: '演示乙', posts: post(department) }), await buildPerson({ name: '演示丙', posts: post(other) })];
});

let serial = 0;
const send = (more: Partial<NewDelivery> = {}) => {
  serial += 1;
  return deliver(ctx, { key: `k${serial}`, to: { accountId }, template: 'test.note', params: { number: String(serial) }, channels: ['slate'], ...more });
};
const remind = (person: PersonRecord, more: Partial<NewDelivery> = {}) => send({ to: { personId: idOf(person) }, path: person.path, occasion: 'reminder:politicalBirthday', ...more });
const list = async (viewer: Context, query: object = {}) => (await listDeliveries(viewer, deliveryListQuery.parse(query))).items;
const names = async (viewer: Context, query: object = {}) => (await list(viewer, query)).map((one) => one.toName);

describe('who sees what', () => {
  beforeEach(async () => {
    await send({ to: { ratingId: 'f'.repeat(24) }, channels: ['leaf'] });
    await remind(cadre);
    await remind(stranger);
  });

  test('whoever looks after the platform sees all, and a citizen has no name', async () => {
    expect((await names(as('systemAdmin', district))).sort()).toEqual(['演示丙', '演示乙', '评议群众'].sort());
    // Wherever the grant was given: what goes to citizens and staff lies in no branch.
    expect((await names(as('systemAdmin', department))).length).toBe(3);
  });

  test('whoever handles reminders sees those to the cadres of the own branch only', async () => {
    expect((await names(as('reminderManager', district))).sort()).toEqual(['演示丙', '演示乙'].sort());
    expect(await list(as('reminderManager', department))).toMatchObject([{ toName: '演示乙', toPersonId: idOf(cadre), organisation: { id: idOf(department), name: '测试一局' } }]);
    expect(await names(as('reminderManager', department), { organisationId: idOf(other) })).toEqual([]);
    await expect(listDeliveries(as('hallManager', district), deliveryListQuery.parse({}))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('and can settle no other', async () => {
    await processDeliveries(clock);
    testChannels.answers = [{ outcome: 'unknown', code: 'timeout' }];
    await remind(stranger, { channels: ['pigeon'] });
    await processDeliveries(clock);
    const [unknown] = await list(ctx, { state: 'unknown' });
    await expect(resolveDelivery(as('reminderManager', department), unknown?.id ?? '', 'delivered')).rejects.toMatchObject({ code: 'notFound' });
    await resolveDelivery(as('reminderManager', other), unknown?.id ?? '', 'delivered');
    expect(await names(ctx, { state: 'unknown' })).toEqual([]);
  });

  test('one is opened with its words only where it went to a person, and by nobody outside its branch', async () => {
    const shown = await Promise.all((await list(ctx)).map((one) => showDelivery(ctx, one.id)));
    expect(shown.map(({ toName, text }) => [toName, text === null])).toEqual(expect.arrayContaining([['演示乙', false], ['演示丙', false], ['评议群众', true]]));
    const foreign = shown.find(({ toName }) => toName === '演示丙');
    await expect(showDelivery(as('reminderManager', department), foreign?.id ?? '')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('the figures count what the viewer sees', async () => {
    expect((await deliveryFigures(as('reminderManager', department), {})).byState.waiting).toBe(1);
    expect((await deliveryFigures(as('systemAdmin', district), {})).byState.waiting).toBe(3);
  });
});

describe('the list', () => {
  test('is in the order in which things are to go out, newest first, page by page', async () => {
    for (const day of ['23', '21', '22']) await send({ params: { number: day }, notBefore: new Date(`2026-11-${day}T01:00:00Z`) });
    const first = await listDeliveries(ctx, deliveryListQuery.parse({ limit: 2 }));
    const second = await listDeliveries(ctx, deliveryListQuery.parse({ limit: 2, cursor: first.nextCursor ?? '' }));
    expect([first, second].map(({ items }) => items.map((one) => one.title))).toEqual([['提醒 23', '提醒 22'], ['提醒 21']]);
    expect(second.nextCursor).toBeNull();
  });

  test('is filtered by everything together', async () => {
    await remind(cadre, { channels: ['inbox'] });
    await remind(cadre, { occasion: 'reminder:newYear' });
    await remind(stranger);
    await processDeliveries(clock);
    const all: object[] = [{ state: 'failed' }, { channel: 'inbox' }, { occasion: 'reminder:politicalBirthday' }, { personId: idOf(cadre) }, { organisationId: idOf(department) }];
    expect((await list(ctx, Object.assign({}, ...all) as object)).map((one) => one.attempts[0]?.why)).toEqual(['在平台上没有账号']);
    expect((await Promise.all(all.map((one) => list(ctx, one)))).map((items) => items.length)).toEqual([1, 1, 2, 2, 2]);
  });

  test('is filtered by all reminders at once, in the order of the whole', async () => {
    await remind(cadre, { occasion: 'reminder:newYear', params: { number: '1' }, notBefore: new Date('2026-11-21T01:00:00Z') });
    await remind(cadre, { occasion: 'invitation' });
    await remind(cadre, { params: { number: '2' }, notBefore: new Date('2026-11-22T01:00:00Z') });
    expect((await list(ctx, { occasion: 'reminder' })).map((one) => one.occasion)).toEqual(['reminder:politicalBirthday', 'reminder:newYear']);
    const plan = JSON.stringify(await native(DeliveryModel).find(ledgerFilter(ctx, { occasion: 'reminder' }), { sort: { _id: -1 } }).explain('queryPlanner'));
    expect([/IXSCAN|IDHACK/.test(plan), plan.includes('"SORT"'), plan.includes('COLLSCAN')]).toEqual([true, false, false]);
  });

  test('knows the days in Shanghai', async () => {
    for (const at of ['2026-11-20T15:59:59Z', '2026-11-20T16:00:00Z', '2026-11-21T15:59:59Z', '2026-11-21T16:00:00Z']) await send({ params: { number: at }, notBefore: new Date(at) });
    expect((await list(ctx, { from: '2026-11-21', to: '2026-11-21' })).map((one) => one.plannedAt)).toEqual(['2026-11-21T15:59:59.000Z', '2026-11-20T16:00:00.000Z']);
    expect((await list(ctx, { from: '2026-11-22' })).length).toBe(1);
    expect((await list(ctx, { to: '2026-11-20' })).length).toBe(1);
  });

  const filters: DeliveryFiguresQuery = { state: 'delivered', channel: 'inbox', occasion: 'reminder:politicalBirthday', personId: 'e'.repeat(24), organisationId: 'd'.repeat(24), from: '2026-11-01', to: '2026-11-30' };
  test('has an index for every combination of filters, for both kinds of viewers, and never sorts', async () => {
    for (let count = 0; count < 40; count += 1) await remind(count % 2 === 0 ? cadre : stranger);
    await processDeliveries(clock);
    const names = Object.keys(filters) as (keyof DeliveryFiguresQuery)[];
    for (const viewer of [as('systemAdmin', district), as('reminderManager', district)]) {
      for (let chosen = 0; chosen < 2 ** names.length; chosen += 1) {
        const query = Object.fromEntries(names.filter((_, bit) => chosen & (2 ** bit)).map((name) => [name, filters[name]])) as DeliveryFiguresQuery;
        const plan = (await native(DeliveryModel).find(ledgerFilter(viewer, query), { sort: { _id: -1 } }).explain('queryPlanner')) as { queryPlanner: { winningPlan: unknown } };
        const words = JSON.stringify(plan.queryPlanner.winningPlan);
        expect([Object.keys(query), /IXSCAN|IDHACK/.test(words), words.includes('"SORT"'), words.includes('COLLSCAN')]).toEqual([Object.keys(query), true, false, false]);
      }
    }
  });

  test('is exported whole, with the reasons in words', async () => {
    testChannels.answers = [{ outcome: 'refused', code: '43004' }];
    await remind(cadre, { channels: ['pigeon', 'slate'] });
    await processDeliveries(clock);
    for (let count = 0; count < 520; count += 1) await send({ notBefore: new Date('2026-11-01T01:00:00Z') });
    const rows: DeliverySummary[] = [];
    for await (const row of eachDelivery(as('systemAdmin', district), {})) rows.push(row);
    expect(rows.length).toBe(521);
    expect(Object.fromEntries(deliveryColumns.map(({ header, value }) => [header, value(rows[0] as DeliverySummary)]))).toMatchObject({ 送给谁: '演示乙', 单位: '测试一局', 什么事: '廉政提醒：政治生日', 结果: '已送达', 换过渠道: '是', 没成的原因: 'pigeon：没有关注公众号' });
  });
});

describe('the figures', () => {
  test('count each delivery once by what became of it, and on each channel that was tried; only what is confirmed is reached', async () => {
    testChannels.answers = [
      { outcome: 'accepted', reference: 'm1' },
      { outcome: 'accepted', reference: 'm2' },
      { outcome: 'unknown', code: 'timeout' },
      { outcome: 'unknown', code: 'timeout' },
      { outcome: 'refused', code: '43004' },
    ];
    for (let count = 0; count < 5; count += 1) {
      await send({ channels: ['pigeon', 'slate'] });
      await processDeliveries(clock);
    }
    await recordDeliveryResult(clock, { channel: 'pigeon', reference: 'm1', result: { outcome: 'delivered' } });
    const [settled] = await list(ctx, { state: 'unknown' });
    await resolveDelivery(ctx, settled?.id ?? '', 'delivered');
    await send({ notBefore: new Date('2026-11-23T01:00:00Z') });
    const { byState, byChannel } = await deliveryFigures(ctx, {});
    expect(byState).toEqual({ ...Object.fromEntries(deliveryState.options.map((state) => [state, 0])), delivered: 3, accepted: 1, unknown: 1, waiting: 1 });
    expect(byChannel).toEqual([
      { channel: 'pigeon', sent: 4, reached: 2, failed: 1, unknown: 1 },
      { channel: 'slate', sent: 1, reached: 1, failed: 0, unknown: 0 },
    ]);
  });

  test('look 30 days back where no first day is named', async () => {
    for (const at of ['2026-10-21T15:59:00Z', '2026-10-21T16:00:00Z', '2026-11-20T01:00:00Z']) await send({ notBefore: new Date(at) });
    expect((await deliveryFigures(ctx, {})).byState.waiting).toBe(2);
    expect((await deliveryFigures(ctx, { from: '2026-10-01' })).byState.waiting).toBe(3);
    expect((await deliveryFigures(ctx, { to: '2026-10-21' })).byState.waiting).toBe(1);
  });
});

describe('what was read', () => {
  test('a person sees what was sent to him and opens it; nobody else can', async () => {
    await remind(cadre);
    await remind(cadre, { occasion: 'invitation' });
    await remind(stranger);
    await remind(cadre, { notBefore: new Date('2026-11-25T01:00:00Z') });
    await processDeliveries(clock);
    const own = await ownDeliveries(idOf(cadre), 'reminder:', 10);
    expect(own).toMatchObject([{ occasion: 'reminder:politicalBirthday', title: expect.stringContaining('提醒'), readAt: null }]);
    await expect(markDeliveryRead(clock, idOf(stranger), own[0]?.id ?? '')).rejects.toMatchObject({ code: 'notFound' });
    await markDeliveryRead(clock, idOf(cadre), own[0]?.id ?? '');
    clock.advance(60_000);
    await markDeliveryRead(clock, idOf(cadre), own[0]?.id ?? '');
    expect((await ownDeliveries(idOf(cadre), 'reminder:', 10))[0]?.readAt?.toISOString()).toBe('2026-11-20T02:00:00.000Z');
    expect((await list(ctx, { personId: idOf(cadre), occasion: 'reminder:politicalBirthday' })).map((one) => one.readAt)).toEqual([null, '2026-11-20T02:00:00.000Z']);
    const plan = JSON.stringify(await native(DeliveryModel).find({ 'to.personId': idOf(cadre), occasion: /^reminder:/ }, { sort: { _id: -1 } }).explain('queryPlanner'));
    expect(plan).toContain('to.personId_1__id_-1');
  });

  test('in the inbox stands in the ledger too', async () => {
    await send({ channels: ['inbox'] });
    await processDeliveries(clock);
    const reader = as('systemAdmin', district);
    expect((await list(ctx)).map((one) => one.readAt)).toEqual([null]);
    clock.advance(60_000);
    await markRead(reader, { ids: (await listInbox(reader, { limit: 20, unread: 'all' })).items.map(({ id }) => id) });
    expect((await list(ctx)).map((one) => one.readAt)).toEqual(['2026-11-20T02:01:00.000Z']);
  });
});
