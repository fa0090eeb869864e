import { randomUUID } from 'node:crypto';
import type { DutyDetail, DutySummary } from '../../contracts/disclosure-duty';
import type { PublicPublication } from '../../contracts/disclosure';
import type { PublicationDetail } from '../../contracts/publication';
import type { QuestionProgress } from '../../contracts/question';
import { makeDuties } from '../../domain/disclosure-duty';
import { loadCalendar, settle, shanghaiInstant } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock as clock, testContext } from '../support/factories';
import { useServer, type Answer, type TestClient } from '../support/http';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';

// A village's November, through the real server: not told in time, warned three times, urged, told late, corrected, asked about.
jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../support/cheap-argon2')>('../support/cheap-argon2'));
useTestDatabase();
const server = useServer({ demo: true }, { clock });
let world: VillageWorld;
const people = {} as Record<Holder, TestClient>;
const holders = ['villageClerk', 'villageSupervisor', 'townReviewer'] as const;
afterAll(() => clock.set('2026-11-20T02:00:00.000Z'));

/** The night's work is done, and everybody signs in anew. */
async function live(day: string): Promise<void> {
  clock.set(shanghaiInstant(day, '09:00').toISOString());
  await settle(clock);
  for (const holder of holders) people[holder] = await signInAs(server.client(), world.accounts[holder]);
}
const bodyOf = <T>({ status, body }: Answer): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};
const act = async (who: Holder, one: { id: string; version: number }, name: string, more: object = {}): Promise<PublicationDetail> => bodyOf(await people[who].post(`/api/publications/${one.id}/${name}`, { version: one.version, ...more }));
const duty = async (): Promise<DutySummary> => (bodyOf<{ items: DutySummary[] }>(await people.villageClerk.get(`/api/disclosure-duties?item=F0`))).items.find(({ village, item }) => village.name === '石桥村' && item.code === 'F0')!;
const line = { day: '2026-11-20', entry: 'F3.10', what: '路灯电费', amount: 40_000, party: '', voucher: '记-2', voucherFileIds: [] };
const account = (amount: number) => ({ form: 'accounts', opening: 0, receipts: [{ ...line, entry: 'F2.2', what: '山塘水面承包费', amount: 90_000, voucher: '记-1' }], payments: [{ ...line, amount }], closing: 90_000 - amount, note: '' });
const write = async (draft: { id: string; version: number }, amount: number): Promise<PublicationDetail> => bodyOf(await people.villageClerk.put(`/api/publications/${draft.id}`, { version: draft.version, content: account(amount), attachments: [], looked: false, decisions: [] }));
const read = async (id: string): Promise<PublicPublication> => bodyOf(await server.client().get(`/api/public/publications/${id}`));

test('green, yellow, red, recommended, urged, answered; published late and shown as late; returned once, corrected, asked about', async () => {
  clock.set(shanghaiInstant('2026-11-20', '09:00').toISOString());
  await loadCalendar();
  world = await buildVillageWorld();
  await makeDuties(testContext(), { codes: ['F0'] });
  const lights: [string, string][] = [];
  for (const day of ['2026-11-20', '2026-12-08', '2026-12-16', '2026-12-30']) {
    await live(day);
    lights.push([day, (await duty()).light]);
  }
  expect(lights).toEqual([['2026-11-20', 'green'], ['2026-12-08', 'yellow'], ['2026-12-16', 'red'], ['2026-12-30', 'red']]);
  const { id } = await duty();
  const inbox = bodyOf<{ items: { title: string }[] }>(await people.villageClerk.get('/api/inbox')).items;
  expect(inbox.length).toBeGreaterThanOrEqual(3);
  const detail = bodyOf<DutyDetail>(await people.townReviewer.get(`/api/disclosure-duties/${id}`));
  expect(detail.abilities).toMatchObject({ urge: true, recommendation: true });
  bodyOf(await people.townReviewer.post(`/api/disclosure-duties/${id}/urging`, { version: detail.version }));
  const { version } = bodyOf<DutyDetail>(await people.villageClerk.get(`/api/disclosure-duties/${id}`));
  bodyOf(await people.villageClerk.post(`/api/disclosure-duties/${id}/feedback`, { version, reason: '会计换人，账在交接', promisedOn: '2026-12-31' }));

  const draft = bodyOf<PublicationDetail>(await people.villageClerk.post('/api/publications', { villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-11' }));
  const checked = await act('villageSupervisor', await act('villageClerk', await write(draft, 40_000), 'submission'), 'check');
  const returned = await act('townReviewer', checked, 'return', { reason: '电费的单据再核对一遍' });
  expect(bodyOf<PublicationDetail>(await people.villageClerk.get(`/api/publications/${draft.id}`)).returned?.reason).toBe('电费的单据再核对一遍');
  const done = await act('townReviewer', await act('villageSupervisor', await act('villageClerk', await write(returned, 40_000), 'submission'), 'check'), 'approval');
  await settle(clock);
  expect(await read(done.id)).toMatchObject({ publishedOn: '2026-12-30', due: '2026-12-15', lateWorkingDays: 11, corrected: false });
  expect(bodyOf<DutyDetail>(await people.villageClerk.get(`/api/disclosure-duties/${id}`))).toMatchObject({ state: 'met', lateWorkingDays: 11, feedback: [{ reason: '会计换人，账在交接' }] });

  const begun = await act('villageClerk', done, 'correction', { reason: '电费漏记 20 元，照单据补上' });
  const corrected = await act('townReviewer', await act('villageSupervisor', await act('villageClerk', await write(begun, 42_000), 'submission'), 'check'), 'approval');
  await settle(clock);
  expect(await read(corrected.id)).toMatchObject({ corrected: true, lateWorkingDays: 11, correction: { reason: '电费漏记 20 元，照单据补上', earlierId: done.id } });
  expect(await read(done.id)).toMatchObject({ state: 'replaced', replacedById: corrected.id });
  expect(bodyOf<{ changes: { sums: unknown[] } }>(await server.client().get(`/api/public/publications/${corrected.id}/changes`)).changes.sums).toContainEqual({ title: '支出合计', before: '400.00', after: '420.00' });

  const { receiptCode } = bodyOf<{ receiptCode: string }>(await server.client().post('/api/public/questions', { idempotencyKey: randomUUID(), villageId: idOf(world.village), subject: { kind: 'publication', id: corrected.id }, text: '路灯电费是哪几盏灯的？' }));
  await settle(clock);
  const answer = async (who: Holder, text: string): Promise<void> => {
    const [question] = bodyOf<{ items: { id: string }[] }>(await people[who].get('/api/questions')).items;
    const seen = bodyOf<{ version: number }>(await people[who].get(`/api/questions/${question!.id}`));
    bodyOf(await people[who].post(`/api/questions/${question!.id}/answer`, { version: seen.version, text, release: true }));
  };
  const progress = async (name: string): Promise<QuestionProgress> => bodyOf(await server.client().post(`/api/public/${name}`, { receiptCode }));
  await answer('villageClerk', '三组和四组的 36 盏，抄表单在村部。');
  expect((await progress('question-raised')).state).toBe('raised');
  await answer('townReviewer', '镇里核对过抄表单，数目对得上。');
  expect((await progress('question-progress')).answers.map(({ level }) => level)).toEqual(['village', 'town']);
}, 30_000);
