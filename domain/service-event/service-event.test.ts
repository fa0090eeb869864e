import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { SubmitRatingInput } from '../../contracts/rating';
import { submitRatingRequest } from '../../contracts/rating';
import { queueKeyQuery, type ServiceEventRequest } from '../../contracts/service-event';
import { codeOf, fieldsOf, useOffice } from '../../test/story/office';
import { buildRating, citizen } from '../../test/story/world';
import { native, ObjectId, storeImage, type Context } from '../kernel';
import { RatingModel } from '../rating';
import { authenticateQueueKey, createQueueKey, listQueueKeys, revokeQueueKey, servedSource, ServiceEventModel, showTicket, submitWithTicket, takeServiceEvent, takeServiceEvents } from '.';
import { servedFilter, uncountedFilter } from './counts';
import { QueueKeyModel } from './key-model';
import { serviceEventId } from './take';

const office = useOffice();
const events = () => native(ServiceEventModel);
const queue = (hallId = office.world.hall._id.toHexString()): Context => ({ actor: { kind: 'integration', keyId: 'a'.repeat(24), hallId, name: '叫号机' }, clock: office.clock });
const served = (more: Partial<ServiceEventRequest> = {}): ServiceEventRequest => ({ externalId: '20261120-A023', window: '3', servedAt: office.clock.now().toISOString(), ...more });
const ticketFor = (more: Partial<ServiceEventRequest> = {}) => takeServiceEvent(queue(), served({ externalId: randomUUID(), ...more }));
const submit = (input: Partial<SubmitRatingInput>) => submitWithTicket(submitRatingRequest.parse(buildRating(office.world, input)), citizen(office.clock), {});

describe('a queue system', () => {
  test('tells of a service and gets a code; telling again is the same, also at the same time and a day later', async () => {
    const request = served({ service: '参保登记' });
    const codes = await Promise.all([1, 2, 3].map(() => takeServiceEvent(queue(), request)));
    office.clock.advance(8 * 86_400_000);
    codes.push(await takeServiceEvent(queue(), request));
    expect(new Set(codes).size).toBe(1);
    expect(await events().find({}).toArray()).toMatchObject([{ hall: { name: '柳溪镇便民服务中心' }, window: { number: '3', name: '社会保险' }, department: { name: '区人社局' }, service: '参保登记', uncounted: 1 }]);
  });

  test('is told of another service under the same number', async () => {
    await takeServiceEvent(queue(), served());
    for (const other of [{ servedAt: '2026-11-20T00:30:00Z' }, { service: '别的事' }]) expect(await codeOf(takeServiceEvent(queue(), served(other)))).toBe('conflict');
    expect(await codeOf(takeServiceEvent(queue(), served({ servedAt: '2026-11-20T09:00:00+08:00' })))).toBe('done');
  });

  test('names its windows by number or organisation code, and none of another hall', async () => {
    expect(await codeOf(ticketFor({ window: 'LX-3' }))).toBe('done');
    for (const window of ['6', 'ZW-6', '9', world().window!.code]) expect([window, await codeOf(ticketFor({ window }))]).toEqual([window, 'windowNotFound']);
    expect(serviceEventId(office.world.hall._id.toHexString(), 'A1')).not.toEqual(serviceEventId(office.world.otherHall._id.toHexString(), 'A1'));
  });

  test('tells of the last seven days and not of the future', async () => {
    for (const servedAt of ['2026-11-20T01:06:00Z', '2026-11-13T00:59:00Z']) expect(await fieldsOf(ticketFor({ servedAt }))).toEqual(['servedAt']);
    for (const servedAt of ['2026-11-20T01:04:00Z', '2026-11-13T01:01:00Z']) expect(await codeOf(ticketFor({ servedAt }))).toBe('done');
  });

  test('gets an answer for each of many, in their order', async () => {
    const request = [served(), served({ externalId: 'B1', window: '99' }), served({ servedAt: '2026-11-20T00:10:00Z' }), served({ externalId: 'B2' }), served({ externalId: 'B2' })];
    const answers = await takeServiceEvents(queue(), request);
    expect(answers.map((one) => ('code' in one ? 'code' : one.fault.code)).filter((word) => word !== 'windowNotFound').sort()).toEqual(['code', 'code', 'code', 'conflict']);
    expect(answers[1]).toMatchObject({ fault: { code: 'windowNotFound' } });
    expect(answers[3]).toEqual(answers[4]);
  });

  test('leaves neither its number nor the person behind', async () => {
    await takeServiceEvent(queue(), { ...served(), queueNumber: 'A023', person: '张三' } as ServiceEventRequest);
    const stored = JSON.stringify(await events().find({}).toArray());
    for (const trace of ['20261120-A023', '张三']) expect(stored).not.toContain(trace);
  });

  test('nobody else tells of services', async () => {
    for (const actor of [office.world.actors.admin, office.world.actors.hallManager]) expect(await codeOf(takeServiceEvent(office.as(actor), served()))).toBe('forbidden');
    expect(await codeOf(takeServiceEvent(citizen(office.clock), served()))).toBe('forbidden');
  });
});

const world = () => office.world.window;

describe('a ticket', () => {
  test('is good for one rating, of its own window, beside the daily limit', async () => {
    const ticketCode = await ticketFor();
    expect(await showTicket(citizen(office.clock), ticketCode)).toMatchObject({ window: { windowName: '社会保险', number: '3', open: true }, usable: true, until: '2026-11-25' });
    await submit({ ticketCode, windowCode: office.world.otherWindow.window!.code, deviceKey: 'A'.repeat(22) });
    expect(await native(RatingModel).find({}).toArray()).toMatchObject([{ ticketed: true, window: { number: '3' } }]);
    expect(await native(RatingModel).countDocuments({ slot: { $exists: true } })).toBe(0);
    expect(await codeOf(submit({ ticketCode }))).toBe('ticketUsed');
    // Looking does not tell whether it was used: the hall could watch its tickets.
    expect(await showTicket(citizen(office.clock), ticketCode)).toMatchObject({ usable: true });
  });

  test('goes to one of two who race, and the other is told so', async () => {
    const ticketCode = await ticketFor();
    const answers = await Promise.all([1, 2, 3, 4].map(() => codeOf(submit({ ticketCode }))));
    expect(answers.sort()).toEqual(['done', 'ticketUsed', 'ticketUsed', 'ticketUsed']);
    expect(await native(RatingModel).countDocuments()).toBe(1);
  });

  test('claimed before a crash serves the same request again, and no other', async () => {
    const ticketCode = await ticketFor();
    const input = buildRating(office.world, { ticketCode });
    // As a process leaves it that died between claim and insert.
    const insert = jest.spyOn(native(RatingModel), 'insertMany').mockRejectedValueOnce(new Error('killed'));
    expect(await codeOf(submit(input))).toContain('killed');
    insert.mockRestore();
    expect(await native(RatingModel).countDocuments()).toBe(0);
    expect(await codeOf(submit({ ticketCode }))).toBe('ticketUsed');
    const received = await submit(input);
    expect(await submit(input)).toEqual(received);
    expect(await native(RatingModel).countDocuments()).toBe(1);
  });

  test('ends with the fifth day after the service; who rated before gets the same receipt', async () => {
    const ticketCode = await ticketFor();
    const input = buildRating(office.world, { ticketCode });
    const other = await ticketFor();
    office.at('2026-11-25', '23:59');
    const received = await submit(input);
    office.at('2026-11-26', '00:00');
    expect(await codeOf(submit({ ticketCode: other }))).toBe('ticketExpired');
    expect(await showTicket(citizen(office.clock), other)).toMatchObject({ usable: false, until: '2026-11-25' });
    expect(await submit(input)).toEqual(received);
  });

  test('that nobody printed is not found', async () => {
    const code = await ticketFor();
    const forged = `${code.startsWith('A') ? 'B' : 'A'}${code.slice(1)}`;
    await events().deleteMany({});
    const asked = jest.spyOn(events(), 'findOne');
    expect(await codeOf(submit({ ticketCode: forged }))).toBe('ticketNotFound');
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
    for (const wrong of [code, 'short', 'K7M2QX9P']) expect(await codeOf(showTicket(citizen(office.clock), wrong))).toBe('ticketNotFound');
  });

  test('refused, gives the photos back to the same person', async () => {
    const ticketCode = await ticketFor();
    await submit({ ticketCode });
    const { token } = await storeImage(citizen(office.clock), Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'), { purpose: 'rating' });
    expect(await codeOf(submit({ ticketCode, photoTokens: [token] }))).toBe('ticketUsed');
    expect(await codeOf(submit({ photoTokens: [token] }))).toBe('done');
  });

  test('and its rating share nothing: neither names the other, and no audit entry tells when it was used', async () => {
    const idempotencyKey = randomUUID();
    const ticketCode = await ticketFor();
    office.clock.advance(60_000);
    await submit({ ticketCode, idempotencyKey });
    const [event] = await events().find({}).toArray();
    const [rating] = await native(RatingModel).find({}).toArray();
    expect(JSON.stringify(rating)).not.toContain(String(event!._id));
    expect(JSON.stringify(event)).not.toContain(String(rating!._id));
    expect(JSON.stringify(await mongoose.connection.db!.collection('serviceEvents').find({}).toArray())).not.toMatch(new RegExp(`${idempotencyKey}|${rating!.receivedAt.toISOString()}`));
    expect(event!.trail.seq).toBe(1);
  });
});

describe('the counts', () => {
  test('tell by hour what was served and rated; a mark goes only if nothing came since', async () => {
    const ticketCode = await ticketFor({ servedAt: '2026-11-20T08:10:00+08:00' });
    await ticketFor({ servedAt: '2026-11-20T08:50:00+08:00' });
    await ticketFor({ servedAt: '2026-11-19T16:00:00+08:00' });
    const windowId = world()._id;
    const seen = await servedSource.uncounted(10);
    expect(seen.map(({ day }) => day).sort()).toEqual(['2026-11-19', '2026-11-20', '2026-11-20']);
    await submit({ ticketCode });
    await servedSource.settle(seen.map(({ ref }) => ref));
    expect((await servedSource.uncounted(10)).map(({ day }) => day)).toEqual(['2026-11-20']);
    expect(await servedSource.counts(windowId, '2026-11-20')).toEqual([{ hour: 8, served: 2, rated: 1 }]);
    expect(await servedSource.windowsOf('2026-11-19')).toEqual([windowId]);
    expect(await servedSource.firstDay()).toBe('2026-11-19');
    await servedSource.settle((await servedSource.uncounted(10)).map(({ ref }) => ref));
    expect(await servedSource.uncounted(10)).toEqual([]);
  });

  test('every query has its index', async () => {
    for (let index = 0; index < 20; index += 1) await ticketFor();
    const plan = async (filter: object) => JSON.stringify(await events().find(filter).explain('queryPlanner'));
    expect(await plan(uncountedFilter)).toContain('uncounted_1');
    expect(await plan(servedFilter('2026-11-20', world()._id))).toContain('window.id_1_servedAt_1');
    expect(await plan(servedFilter('2026-11-20'))).toContain('servedAt_1_window.id_1');
    const keyPlan = async (filter: object) => JSON.stringify(await native(QueueKeyModel).find(filter).explain('queryPlanner'));
    expect(await keyPlan({ keyHash: 'x' })).toContain('keyHash_1');
    expect(await keyPlan({ hallId: new ObjectId() })).toContain('hallId_1__id_-1');
  });
});

describe('the key of a hall', () => {
  const admin = () => office.as(office.world.actors.admin);
  const hallId = () => office.world.hall._id.toHexString();
  const list = (ctx = admin(), more = {}) => listQueueKeys(ctx, queueKeyQuery.parse({ hallId: hallId(), ...more }));

  test('is shown once, kept as a hash, notes its last day, and opens nothing once it is taken back', async () => {
    const { secret, queueKey } = await createQueueKey(admin(), { hallId: hallId(), name: '一楼叫号机' });
    expect(secret).toMatch(/^qjq_[\w-]{43}$/);
    expect(JSON.stringify(await native(QueueKeyModel).find({}).toArray())).not.toContain(secret.slice(4));
    expect(await authenticateQueueKey(secret, office.clock)).toEqual({ kind: 'integration', keyId: queueKey.id, hallId: hallId(), name: '一楼叫号机' });
    expect((await list()).items).toMatchObject([{ name: '一楼叫号机', createdBy: '系统员', lastUsedOn: '2026-11-20', revoked: null }]);
    await revokeQueueKey(admin(), queueKey.id);
    expect(await revokeQueueKey(admin(), queueKey.id)).toMatchObject({ revoked: { by: '系统员' } });
    expect(await authenticateQueueKey(secret, office.clock)).toBeNull();
    expect(await authenticateQueueKey(`${secret}x`, office.clock)).toBeNull();
    const [stored] = await native(QueueKeyModel).find({}).toArray();
    expect(stored!.trail.tail.map((entry) => [entry.verb, entry.actor.name])).toEqual([['queueKey.create', '系统员'], ['queueKey.revoke', '系统员']]);
  });

  test('is listed in pages', async () => {
    for (const name of ['甲机', '乙机', '丙机']) await createQueueKey(admin(), { hallId: hallId(), name });
    const first = await list(admin(), { limit: 2 });
    const rest = await list(admin(), { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map((key) => key.name)).toEqual(['丙机', '乙机', '甲机']);
    expect(rest.nextCursor).toBeNull();
  });

  test('is the system administrator’s of that place alone', async () => {
    const { queueKey } = await createQueueKey(admin(), { hallId: hallId(), name: '叫号机' });
    const elsewhere = office.as({ ...office.world.actors.admin, grants: [{ role: 'systemAdmin', organisationId: office.world.otherHall._id.toHexString() }] });
    for (const act of [list(elsewhere), createQueueKey(elsewhere, { hallId: hallId(), name: '我的' }), revokeQueueKey(elsewhere, queueKey.id)]) expect(await codeOf(act)).toBe('notFound');
    for (const actor of [office.world.actors.hallManager, office.world.actors.supervisor]) expect(await codeOf(list(office.as(actor)))).toBe('forbidden');
  });
});
