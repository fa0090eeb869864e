import sharp from 'sharp';
import { disclosureInboxTexts } from '../../../templates';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildAccount, buildPerson, idOf, testClock } from '../../../test/support/factories';
import { cutAfter } from '../../../test/support/failing-writes';
import { PublicationOffice, welfareRows } from '../../../test/support/publications';
import { buildVillageWorld } from '../../../test/support/villages';
import { actorOf, DeliveryModel, Fault, installAnchors, native, ObjectId, openFile, settle, storeImage, subscribe, verifyAudit, type DomainEvent } from '../../kernel';
import * as disclosure from '..';

const { dataDir } = useTestDatabase();
const told: DomainEvent[] = [];
subscribe('disclosure.published', 'test.listen', async (event) => void told.push(event));

let office: PublicationOffice;
beforeAll(async () => {
  await clearDatabase();
  installAnchors(dataDir());
  office = new PublicationOffice(await buildVillageWorld(), testClock);
});
const code = (error: unknown): string => (error instanceof Fault ? error.code : String(error));
const refusal = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', code);
const table = (rows: string[][], note = '') => ({ content: { form: 'table' as const, rows, note } });

describe('from draft to public', () => {
  test('the clerk writes, the supervisor checks, the town approves, everybody reads it masked', async () => {
    told.length = 0;
    const draft = await office.draft('V6', '2026-Q3');
    expect([draft.state, draft.columns.length, draft.problems[0]?.message]).toEqual(['draft', 5, '还没有填。这一期没有发生的，请选“本期无发生”']);
    const submitted = await office.submit(await office.save(draft, table(welfareRows, '按季度发放')));
    expect(submitted.state).toBe('checking');
    const done = await office.approve(await office.check(submitted));
    expect([done.state, done.publishedOn, done.lateWorkingDays]).toEqual(['published', '2026-11-20', 0]);
    expect(done.content).toMatchObject({ rows: welfareRows });
    const shown = await disclosure.showPublished(done.id);
    expect(shown).toMatchObject({ publishedOn: '2026-11-20', lateWorkingDays: 0, content: { rows: [['张**', '一组', '2', '560.00', '2024-03-01'], ['李**', '二组', '1', '480.00', '2025-07-01']] }, approvedBy: '柳溪镇' });
    expect(JSON.stringify(shown)).not.toMatch(/张演示|李演示|测试villageClerk/);
    expect((await disclosure.listPublished(idOf(office.world.village), { limit: 20 })).items.map(({ id }) => id)).toEqual([done.id]);
    expect(told.map(({ payload }) => payload)).toEqual([{ publicationId: done.id, villageId: idOf(office.world.village), itemCode: 'V6', periodKey: '2026-Q3', edition: 1, corrects: null, onDay: '2026-11-20' }]);
  });

  test('whoever is next is told, by the title only', async () => {
    const sent = await native(DeliveryModel).find({ occasion: 'disclosure' }, { sort: { _id: 1 } }).toArray();
    const whom = (template: string) => sent.filter((one) => one.template === template).map(({ to }) => to.accountId);
    const { accounts } = office.world;
    expect([whom('disclosure.toCheck'), whom('disclosure.toApprove'), whom('disclosure.published')]).toEqual([[idOf(accounts.villageSupervisor)], [idOf(accounts.townReviewer)], [idOf(accounts.villageClerk)]]);
    expect(sent[0]?.params).toEqual({ what: '石桥村 2026年三季度 最低生活保障对象' });
    expect(Object.keys(disclosureInboxTexts)).toHaveLength(4);
  });

  test('what is missing or wrong is named by row and column, and keeps it from being handed in', async () => {
    const draft = await office.save(await office.draft('V6', '2026-Q2'), table([['张演示', '', 'x', '五百', '去年']]));
    expect(draft.problems.map(({ where, message }) => where + message)).toEqual(['第 1 行“村民小组”必填，不能空着', '第 1 行“人数”请填数，如 3', '第 1 行“每月金额”请填金额，如 560.00，不写单位', '第 1 行“从哪天起”请填日期，如 2026-11-20']);
    await expect(office.submit(draft)).rejects.toMatchObject({ code: 'badRequest', fields: expect.arrayContaining([expect.objectContaining({ path: 'content.rows.0.1' })]) as unknown });
  });

  test('cells are tidied as they are stored', async () => {
    const draft = await office.draft('V6', '2026-Q1');
    const saved = await office.save(draft, table([[' 张演示 ', '一组', '２人', '￥1,560.5元', '2026/1/5']]));
    expect(saved.content).toMatchObject({ rows: [['张演示', '一组', '2', '1560.5', '2026-01-05']] });
    expect(saved.problems).toEqual([]);
  });

  test('本期无发生 goes the same way and is an answer', async () => {
    const draft = await office.draft('V3', '2025', { nothing: true });
    const done = await office.approve(await office.check(await office.submit(draft)));
    expect(await disclosure.showPublished(done.id)).toMatchObject({ nothing: true, content: null, publishedOn: '2026-11-20' });
  });

  test('it is late by working days where a day was owed', async () => {
    disclosure.defineDueDay(async (_village, item, period) => (item === 'F0' && period === '2026-10' ? '2026-11-16' : null));
    const draft = await office.draft('F0', '2026-10');
    const line = { day: '2026-10-09', what: '办公用品', amount: 12_000, party: '', voucher: '记-0003', voucherFileIds: [] };
    const saved = await office.save(draft, { content: { form: 'accounts', opening: 100_000, receipts: [{ ...line, entry: 'F2.1', what: '鱼塘承包', amount: 500_000 }], payments: [{ ...line, entry: 'F3.4' }], closing: 588_001, note: '' } });
    expect(saved.problems.map(({ message }) => message)).toEqual(['上月结余加收入减支出是 5,880.00 元，这里写的是 5,880.01 元，差 0.01 元']);
    const right = await office.save(saved, { content: { form: 'accounts', opening: 100_000, receipts: [{ ...line, entry: 'F2.1', what: '鱼塘承包', amount: 500_000 }], payments: [{ ...line, entry: 'F3.4' }], closing: 588_000, note: '' } });
    const done = await office.approve(await office.check(await office.submit(right)));
    expect([done.due, done.lateWorkingDays]).toEqual(['2026-11-16', 4]);
    expect((await office.draft('F0', '2026-11')).content).toMatchObject({ opening: 588_000, closing: 588_000 });
  });

  test('one at a time: a second draft of the same period is refused, also after it is published', async () => {
    expect(await refusal(office.draft('V6', '2026-Q2'))).toBe('duplicate');
    expect(await refusal(office.draft('V6', '2026-Q3'))).toBe('duplicate');
  });

  test.each([['V6', '2026-11'], ['V6', '2027-Q1'], ['F0', '2026-12'], ['V6', '2026']])('no period for %s: %s', async (item, period) => expect(await refusal(office.draft(item, period))).toBe('badRequest'));
});

describe('nobody decides alone', () => {
  test('whoever wrote it neither checks nor approves, whoever checked does not approve', async () => {
    const { village, town } = office.world;
    const all = await buildAccount({ name: '测试身兼数职', grants: [{ role: 'villageClerk', organisationId: idOf(village) }, { role: 'villageSupervisor', organisationId: idOf(village) }, { role: 'townReviewer', organisationId: idOf(town) }] });
    const ctx = { actor: (await actorOf(idOf(all), testClock))!, clock: testClock };
    const draft = await disclosure.draftPublication(ctx, { villageId: idOf(village), itemCode: 'V6', periodKey: '2025-Q4', copy: false, nothing: true });
    const submitted = await disclosure.submitPublication(ctx, idOf(draft), draft.trail.seq);
    expect(await refusal(disclosure.checkPublication(ctx, idOf(draft), submitted.trail.seq, ''))).toBe('forbidden');
    expect(await refusal(disclosure.returnPublication(ctx, idOf(draft), submitted.trail.seq, '自己退给自己'))).toBe('forbidden');
    expect((await disclosure.presentDetail(ctx, submitted)).abilities).toMatchObject({ check: false, return: false, recall: true });
    const checked = await office.check({ id: idOf(draft), version: submitted.trail.seq });
    expect(await refusal(disclosure.approvePublication(ctx, idOf(draft), checked.version))).toBe('forbidden');

    const other = await disclosure.draftPublication(await office.as('villageClerk'), { villageId: idOf(village), itemCode: 'V6', periodKey: '2025-Q3', copy: false, nothing: true });
    const sent = await office.submit({ id: idOf(other), version: other.trail.seq });
    const seen = await disclosure.checkPublication(ctx, sent.id, sent.version, '对过');
    expect(await refusal(disclosure.approvePublication(ctx, sent.id, seen.trail.seq))).toBe('forbidden');
    expect((await office.approve({ id: sent.id, version: seen.trail.seq })).state).toBe('published');
  });

  test('it comes back with a reason, is put right, and may be checked by the same supervisor again', async () => {
    const written = await office.save(await office.draft('V6', '2025-Q2'), table(welfareRows));
    const checked = await office.check(await office.submit(written));
    const town = await office.as('townReviewer');
    const back = await disclosure.returnPublication(town, checked.id, checked.version, '李演示（13800006027）的金额和台账不一样');
    const clerk = await office.as('villageClerk');
    const detail = await disclosure.showPublication(clerk, checked.id);
    expect(detail.returned).toMatchObject({ by: '测试townReviewer', reason: '李演示（138****6027）的金额和台账不一样' });
    await settle(testClock);
    const message = await native(DeliveryModel).findOne({ template: 'disclosure.returned' });
    expect(JSON.stringify(message)).not.toContain('李演示');
    expect((await disclosure.nextSteps(clerk))[0]).toMatchObject({ kind: 'returned', publicationId: checked.id });
    const again = await office.submit({ id: checked.id, version: back.trail.seq });
    expect((await office.approve(await office.check(again))).state).toBe('published');
  });

  test('it is taken back only while nobody has decided', async () => {
    const submitted = await office.submit(await office.draft('V6', '2025-Q1', { nothing: true }));
    const clerk = await office.as('villageClerk');
    const recalled = await disclosure.recallPublication(clerk, submitted.id, submitted.version);
    expect(recalled.state).toBe('draft');
    const checked = await office.check(await office.submit({ id: submitted.id, version: recalled.trail.seq }));
    expect(await refusal(disclosure.recallPublication(clerk, checked.id, checked.version))).toBe('wrongState');
    await office.approve(checked);
  });

  test('two reviewers at once: one approves, the other is told to look again', async () => {
    const second = await buildAccount({ grants: [{ role: 'townReviewer', organisationId: idOf(office.world.town) }] });
    const checked = await office.check(await office.submit(await office.draft('V6', '2024-Q4', { nothing: true })));
    const other = { actor: (await actorOf(idOf(second), testClock))!, clock: testClock };
    const first = await office.as('townReviewer');
    const both = await Promise.all([refusal(disclosure.approvePublication(first, checked.id, checked.version)), refusal(disclosure.returnPublication(other, checked.id, checked.version, '请再核对一遍'))]);
    expect(both.sort()).toEqual(['conflict', 'done']);
  });
});

describe('corrections', () => {
  test('a new edition with a reason takes the place of the old one, which stays readable', async () => {
    const first = await office.welfare('2024-Q3');
    const before = await disclosure.showPublished(first.id);
    const clerk = await office.as('villageClerk');
    const begun = await disclosure.presentDetail(clerk, await disclosure.correctPublication(clerk, first.id, first.version, '李演示家金额写少了，户主李演示，电话 13800006027'));
    expect(begun.correction?.reason).toBe('李演示家金额写少了，户主李演示，电话 138****6027');
    const rows = [welfareRows[0]!, ['李演示', '二组', '1', '520.00', '2025-07-01'], ['王演示', '三组', '3', '610.00', '2026-01-01']];
    const saved = await office.save(begun, { ...table(rows), decisions: [{ text: '李演示', decision: 'mask' }] });
    expect(saved.changes).toMatchObject({ form: 'table', same: 1, added: [['王演示', '三组', '3', '610.00', '2026年1月1日']], removed: [], changed: [{ row: ['李演示', '二组', '1', '520.00', '2025年7月1日'], cells: [{ column: 3, before: '480.00' }] }] });
    expect((await disclosure.showPublished(first.id)).replacedById).toBeNull();
    const done = await office.approve(await office.check(await office.submit(saved)));
    expect(done.edition).toBe(2);

    expect(await disclosure.showPublished(first.id)).toEqual({ ...before, state: 'replaced', replacedById: done.id });
    const listed = (await disclosure.listPublished(idOf(office.world.village), { limit: 100 })).items.filter(({ period }) => period.key === '2024-Q3');
    expect(listed.map(({ id, corrected, edition }) => [id, corrected, edition])).toEqual([[done.id, true, 2]]);
    const changes = await disclosure.showChanges(done.id);
    expect(changes).toMatchObject({ reason: '李**家金额写少了，户主李**，电话 138****6027', earlier: { id: first.id, edition: 1 }, later: { edition: 2 }, changes: { form: 'table', same: 1, sums: [{ title: '行数', before: '2', after: '3' }, {}, { title: '每月金额合计', before: '1,040.00', after: '1,690.00' }] } });
    expect(JSON.stringify(changes)).not.toMatch(/演示/);
    expect(await refusal(disclosure.showChanges(first.id))).toBe('notFound');
  });

  test('what held personal data leaves the old edition once the town agrees: files and words, for everybody but staff', async () => {
    const clerk = await office.as('villageClerk');
    const stored = await storeImage(clerk, await sharp({ create: { width: 20, height: 20, channels: 3, background: '#777' } }).png().toBuffer(), { purpose: 'staff' });
    const note = '金额由张演示的女儿小丽代领';
    const draft = await office.save(await office.draft('V6', '2023-Q1'), { ...table(welfareRows, note), attachments: [stored.id], looked: true, decisions: [] });
    const kept = await office.save(draft, { ...table(welfareRows, note), looked: true, decisions: draft.personal.map(({ text }) => ({ text, decision: 'keep' as const })) });
    const first = await office.approve(await office.check(await office.submit(kept)));
    const file = first.attachments[0]!.id;
    expect(await disclosure.openPublishedFile(first.id, file)).toMatchObject({ mediaType: 'image/jpeg' });

    const begun = await disclosure.presentDetail(clerk, await disclosure.correctPublication(clerk, first.id, first.version, '撤下照片，去掉不该写的人'));
    expect(begun.withdrawable.map(({ id }) => id)).toEqual([file]);
    const withdraws = { files: [file], words: ['张演示', '小丽'] };
    const decisions = draft.personal.map(({ text }) => ({ text, decision: 'keep' as const }));
    const still = await office.save(begun, { ...table(welfareRows, note), looked: true, decisions, withdraws });
    expect(still.problems.map(({ path }) => path)).toEqual(['withdraws.files', 'withdraws.words.0', 'withdraws.words.1']);
    expect(await refusal(office.save(still, { ...table(welfareRows), withdraws: { files: ['f'.repeat(24)], words: [] } }))).toBe('badRequest');
    const saved = await office.save(still, { ...table(welfareRows, '由家人代领'), attachments: [], withdraws });
    const checked = await office.check(await office.submit(saved));
    expect((await disclosure.showPublished(first.id)).attachments).toHaveLength(1);

    const done = await office.approve(checked);
    const shown = await disclosure.showPublished(first.id);
    expect([shown.state, shown.attachments, shown.withdrawn]).toEqual(['replaced', [], { files: [{ id: file, mediaType: 'image/jpeg', on: '2026-11-20' }], wordsOn: '2026-11-20' }]);
    expect(shown.content).toMatchObject({ note: '金额由**的女儿**代领' });
    expect(JSON.stringify([shown, await disclosure.showChanges(done.id)])).not.toMatch(/张演示|小丽/);
    expect(await disclosure.openPublishedFile(first.id, file)).toEqual({ withdrawnOn: '2026-11-20' });
    const forStaff = await disclosure.showPublication(clerk, first.id);
    expect([forStaff.content, forStaff.attachments.map(({ id }) => id)]).toMatchObject([{ note }, [file]]);
    expect((await openFile(clerk, file)).mediaType).toBe('image/jpeg');
    const { trail } = (await native(disclosure.PublicationModel).findOne({ _id: new ObjectId(first.id) }))!;
    expect(trail.tail.filter(({ verb }) => verb === 'publication.withdraw')).toMatchObject([{ actor: { name: '测试townReviewer' }, detail: { reason: '含个人信息', files: [file], words: 2, correctedBy: done.id } }]);
  });

  test('only a correction withdraws anything', async () => {
    const draft = await office.draft('V6', '2022-Q4');
    expect(await refusal(office.save(draft, { ...table(welfareRows), withdraws: { files: [], words: ['张演示'] } }))).toBe('badRequest');
  });

  test('a crash after the approval: the old edition is replaced when the event arrives', async () => {
    const first = await office.welfare('2024-Q2');
    const clerk = await office.as('villageClerk');
    const begun = await disclosure.correctPublication(clerk, first.id, first.version, '补上漏写的一户');
    const checked = await office.check(await office.submit({ id: idOf(begun), version: begun.trail.seq }));
    const town = await office.as('townReviewer');
    expect(await cutAfter(1, () => disclosure.approvePublication(town, checked.id, checked.version))).toBe('cut');
    expect((await disclosure.showPublished(checked.id)).state).toBe('published');
    expect((await disclosure.showPublished(first.id)).state).toBe('published');
    await settle(testClock);
    await settle(testClock);
    expect(await disclosure.showPublished(first.id)).toMatchObject({ state: 'replaced', replacedById: checked.id });
  });
});

test('the audit holds of all of it', async () => {
  expect(await verifyAudit({ clock: testClock })).toMatchObject({ ok: true, findings: [] });
});

describe('what is personal', () => {
  test('numbers are masked before a draft is stored, and the clerk is told where', async () => {
    const saved = await office.save(await office.draft('V6', '2023-Q4'), table([['张演示 63010519700101123X', '一组', '13800006027', '560.00', '']], '有事打 １３９ ０００１ ０００２'));
    expect(saved.maskedNow).toEqual([{ where: '说明', what: '手机号' }, { where: '第 1 行“姓名”', what: '身份证号' }, { where: '第 1 行“人数”', what: '手机号' }]);
    const stored = JSON.stringify(await native(disclosure.PublicationModel).findOne({ _id: new ObjectId(saved.id) }));
    expect(stored).not.toMatch(/63010519700101123X|13800006027|１３９ ０００１/);
    expect(saved.problems.map(({ where }) => where)).toContain('第 1 行“人数”');
  });

  test('words that look personal wait for the clerk; what he keeps stays, everything else is masked', async () => {
    await buildPerson({ name: '赵演示', posts: [{ organisationId: idOf(office.world.village), title: '村主任', from: null, to: null }] });
    const note = '由赵演示经办；张演示家住柳溪路18号；村委会电话0971-1234567';
    const draft = await office.save(await office.draft('V6', '2023-Q3'), table(welfareRows, note));
    expect(draft.personal.map(({ text, kind, suggestion, decision }) => [text, kind, suggestion, decision])).toEqual([
      ['赵演示', 'cadre', 'keep', null],
      ['张演示', 'name', 'mask', null],
      ['18号', 'address', 'mask', null],
      ['0971-1234567', 'landline', 'keep', null],
    ]);
    expect(await refusal(office.submit(draft))).toBe('badRequest');
    const decided = await office.save(draft, { ...table(welfareRows, note), decisions: draft.personal.map(({ text, suggestion }) => ({ text, decision: suggestion })) });
    const done = await office.approve(await office.check(await office.submit(decided)));
    expect((await disclosure.showPublished(done.id)).content).toMatchObject({ note: '由赵演示经办；张**家住柳溪路**号；村委会电话0971-1234567' });
    expect(done.personal.map(({ decision }) => decision)).toEqual(['keep', 'mask', 'mask', 'keep']);
  });

  test('what is for party members never becomes public', async () => {
    const draft = await office.save(await office.draft('V6', '2023-Q2'), table(welfareRows));
    await native(disclosure.PublicationModel).updateOne({ _id: new ObjectId(draft.id) }, { $set: { 'item.audience': 'party' } });
    const done = await office.approve(await office.check(await office.submit(draft)));
    expect(done.state).toBe('published');
    expect(await refusal(disclosure.showPublished(done.id))).toBe('notFound');
    expect((await disclosure.listPublished(idOf(office.world.village), { limit: 100 })).items.some(({ id }) => id === done.id)).toBe(false);
  });
});

test('the period before is copied, under the columns of today', async () => {
  await office.welfare('2022-Q1');
  const copied = await office.draft('V6', '2022-Q2', { copy: true });
  expect(copied.content).toMatchObject({ rows: welfareRows });
  const emptied = await office.save(copied, table([]));
  const clerk = await office.as('villageClerk');
  const { publication } = await disclosure.copyEarlier(clerk, emptied.id, emptied.version);
  expect(publication.content).toMatchObject({ rows: welfareRows });
});
