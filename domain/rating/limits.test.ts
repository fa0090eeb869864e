import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { submitRatingRequest, type SubmitRatingInput } from '../../contracts/rating';
import { buildRating, buildWorld, citizen, clearStory, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { fixedClock, native, runJobs, saveSetting, shanghaiInstant, systemContext, type Context } from '../kernel';
import { flagDay, hallSettingsKey, hallSettingsOf, installStaffRaterCheck, listRatings, RatingModel, showWindow, submitRating, type Arrival } from '.';
import { ratingListQuery } from '../../contracts/rating';
import { codeOf, messageOf } from '../../test/story/office';
import { dayFilters } from './flag-day';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
const ctx = (): Context => systemContext('test', clock);
let world: World;
const aPhone = (): string => randomBytes(16).toString('base64url');
const submit = (input: Partial<SubmitRatingInput>, arrival?: Arrival) => submitRating(submitRatingRequest.parse(buildRating(world, input)), citizen(clock), arrival);
const configure = async (settings: object): Promise<void> => {
  const hallId = world.hall._id.toHexString();
  await saveSetting(ctx(), hallSettingsKey, hallId, { ...(await hallSettingsOf(ctx(), hallId)), ...settings });
};

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T07:42:00Z');
  await clearStory();
  await configure({ dailyLimit: 2, staffNetworks: [] });
});
afterEach(() => installStaffRaterCheck(null));

describe('one phone at one window', () => {
  test('rates as often a day as the hall allows, then tomorrow again', async () => {
    const deviceKey = aPhone();
    for (let round = 0; round < 2; round += 1) await submit({ deviceKey });
    expect(await messageOf(submit({ deviceKey }))).toBe('今天这个窗口您已评过 2 次，明天可以再评。');
    await submit({ deviceKey: aPhone() });
    await submit({ deviceKey, windowCode: world.otherWindow.window!.code });
    clock.set('2026-11-20T15:59:59Z'); // 23:59:59 in Shanghai
    expect(await codeOf(submit({ deviceKey }))).toBe('dailyLimit');
    clock.set('2026-11-20T16:00:00Z');
    await submit({ deviceKey });
    await configure({ dailyLimit: 1 });
    expect(await messageOf(submit({ deviceKey }))).toBe('今天这个窗口您已评过 1 次，明天可以再评。');
  });

  test('gets its first receipt when it repeats a request, also at the limit', async () => {
    const deviceKey = aPhone();
    const inputs = [buildRating(world, { deviceKey }), buildRating(world, { deviceKey })];
    const first = await Promise.all(inputs.map((input) => submit(input)));
    expect(await Promise.all(inputs.map((input) => submit(input)))).toEqual(first);
    expect(await native(RatingModel).countDocuments()).toBe(2);
  });

  test('has two places however many requests come at once', async () => {
    const deviceKey = aPhone();
    const answers = await Promise.all(Array.from({ length: 6 }, () => codeOf(submit({ deviceKey }))));
    expect(answers.sort()).toEqual(['dailyLimit', 'dailyLimit', 'dailyLimit', 'dailyLimit', 'done', 'done']);
  });

  test('is not counted on a touch screen, which many share, nor where it sends no key', async () => {
    const deviceKey = aPhone();
    for (let round = 0; round < 4; round += 1) await submit({ deviceKey, channel: 'kiosk' });
    for (let round = 0; round < 4; round += 1) await submit({});
    expect(await native(RatingModel).countDocuments({ slot: { $exists: true } })).toBe(0);
  });

  test('leaves no key behind, and nothing that two ratings share', async () => {
    const deviceKey = aPhone();
    await submit({ deviceKey });
    await submit({ deviceKey });
    const stored = await native(RatingModel).find({}).toArray();
    expect(JSON.stringify(stored)).not.toContain(deviceKey);
    expect(new Set(stored.map((rating) => rating.slot)).size).toBe(2);
  });
});

describe('who works in the hall', () => {
  test('does not rate it from its network, IPv4 or IPv6; nobody else is refused', async () => {
    await configure({ staffNetworks: ['10.8.0.0/16', '192.0.2.7', 'fd00:12::/48'] });
    for (const address of ['10.8.200.1', '192.0.2.7', 'fd00:12:0:5::9']) expect([address, await codeOf(submit({}, { address }))]).toEqual([address, 'ownHall']);
    for (const address of ['10.9.0.1', '192.0.2.8', 'fd00:13::1', 'no address']) expect([address, await codeOf(submit({}, { address }))]).toEqual([address, 'done']);
    expect(await codeOf(submit({ windowCode: world.otherWindow.window!.code }, { address: '10.8.200.1' }))).toBe('done');
  });

  test('gets the answer of a rating that was taken before the network was entered', async () => {
    const input = buildRating(world);
    const first = await submit(input, { address: '10.8.0.1' });
    await configure({ staffNetworks: ['10.8.0.0/16'] });
    expect(await submit(input, { address: '10.8.0.1' })).toEqual(first);
  });

  test('does not rate it by his own WeChat, where a check is installed; the login code is not kept', async () => {
    expect((await showWindow(citizen(clock), world.window.window!.code)).asksLogin).toBeUndefined();
    const asked: string[] = [];
    installStaffRaterCheck({
      async isStaffOf(hallId, loginCode) {
        asked.push(hallId);
        return loginCode === 'code-of-the-clerk';
      },
    });
    expect((await showWindow(citizen(clock), world.window.window!.code)).asksLogin).toBe(true);
    expect(await codeOf(submit({ loginCode: 'code-of-the-clerk' }))).toBe('ownHall');
    expect(await codeOf(submit({ loginCode: 'code-of-a-citizen' }))).toBe('done');
    expect(await codeOf(submit({ channel: 'h5' }))).toBe('done');
    expect(asked).toEqual([world.hall._id.toHexString(), world.hall._id.toHexString()]);
    const everything = await Promise.all((await mongoose.connection.db!.collections()).map((collection) => collection.find({}).toArray()));
    expect(JSON.stringify(everything)).not.toContain('code-of');
  });
});

describe('what looks odd', () => {
  const shown = async () => (await listRatings({ actor: world.actors.supervisor, clock }, ratingListQuery.parse({ limit: 100 }))).items;

  test('is flagged by the job with its reason, drops nothing, and is not flagged twice', async () => {
    clock.set('2026-11-20T07:39:00Z');
    await runJobs(clock);
    for (let round = 0; round < 12; round += 1) {
      await submit({ level: 'satisfied', reasons: [] });
      clock.advance(20_000);
    }
    clock.set('2026-11-20T07:45:00Z');
    await runJobs(clock);
    expect((await shown()).map((rating) => rating.flags)).toEqual(Array(12).fill([{ kind: 'burst', words: '15:39 起 4 分钟内这个窗口有 12 条“满意”' }]));
    const flagged = await native(RatingModel).find({}).toArray();
    expect(flagged.map((rating) => rating.trail.tail.map((entry) => entry.verb))).toEqual(Array(12).fill(['rating.submit', 'rating.flag']));
    expect(flagged.map((rating) => rating.uncounted)).toEqual(Array(12).fill(2));
    clock.set('2026-11-20T07:50:00Z');
    await runJobs(clock);
    expect(await flagDay(ctx(), world.window._id, '2026-11-20')).toBe(0);
    expect(await native(RatingModel).find({ 'flags.0': { $exists: true } }).toArray()).toEqual(flagged);
  });

  test('is looked for by index, secret ratings included', async () => {
    for (let index = 0; index < 30; index += 1) await submit(index % 10 === 0 ? { reasons: ['903'] } : { level: 'satisfied', reasons: [], comment: `第 ${index} 位` });
    for (const [index, filter] of dayFilters(world.window, '2026-11-20').entries()) {
      const plan = JSON.stringify(await native(RatingModel).find(filter).explain('queryPlanner'));
      expect(plan).toContain(index === 0 ? 'path_1_receivedAt_-1__id_-1' : 'path_1_integrity_1_receivedAt_-1__id_-1');
    }
    const since = { path: world.district._id, receivedAt: { $gte: shanghaiInstant('2026-11-20', '00:00') } };
    expect(JSON.stringify(await native(RatingModel).find(since).explain('queryPlanner'))).toContain('path_1_receivedAt_-1__id_-1');
    expect(await flagDay(ctx(), world.window._id, '2026-11-20')).toBe(27);
    expect(await native(RatingModel).countDocuments({ secret: true, 'flags.0': { $exists: true } })).toBe(0);
  });
});
