import { installAnchors, loadCalendar, native, type Context } from '../../domain/kernel';
import * as clue from '../../domain/clue';
import type { NewReport } from '../../domain/clue';
import { accountIdOf, certify, withKeys } from './ceremony';
import { useTestDatabase } from './database';
import { buildAccount, buildDepartment, buildPerson, idOf, testClock as clock } from './factories';
import { openOffice, randomKey, type Office } from './report';

const today = '2026-11-20T02:00:00.000Z';
export const what = '演示内容：区里的项目没有招标，验收单是后补的。';
export const fields: NewReport['fields'] = { topic: 'money', what, when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
export const identity = { name: '演示群众', phone: '19900001234', identityNumber: '', address: '', callTimes: '' };
export const about = (name: string, organisation = ''): NewReport['fields'] => ({ ...fields, people: [{ name, organisation, post: '' }] });
export const report = (over: Partial<NewReport> = {}): NewReport => ({ submissionKey: randomKey(), fields, identity: null, tellByPhone: false, files: [], channel: 'web', ...over });
export const citizen = { actor: { kind: 'citizen' as const }, clock };
export const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
export const versionFor = async (ctx: Context, id: string) => ({ version: (await clue.showUpward(ctx, id)).version });
export const say = (receiptCode: string, text: string) => clue.reporterSays(clock, { receiptCode, kind: 'addition', text, attachments: [], wordsKey: randomKey() });

export async function upwardOf(receiptCode: string): Promise<clue.UpwardReport> {
  const { passedUp } = await clue.visitByReceipt(clock, receiptCode);
  return (await native(clue.UpwardModel).findOne({ code: passedUp?.code }))!;
}

export const take = (over: Partial<NewReport> = {}) => clue.takeReport(citizen, report({ fields: about('上管甲'), ...over }));
export async function received(over: Partial<NewReport> = {}) {
  const { receiptCode } = await take(over);
  const upward = await upwardOf(receiptCode);
  return { receiptCode, upward, id: idOf(upward) };
}

/** A commission with a head who has a confirmed key, and people who are managed above, or not. */
export function useUpwardOffice({ headIsNamed }: { headIsNamed: boolean }): { office(): Office; head(): Context } {
  const database = useTestDatabase();
  let office: Office;
  let head: Context;
  beforeAll(async () => {
    installAnchors(database.dataDir());
    await loadCalendar();
    office = await openOffice();
    const grants = [{ role: 'commissionLeader' as const, organisationId: office.districtId }];
    head = await withKeys(await buildAccount({ name: '书记甲', grants }), grants, clock);
    await certify(office.custodian, head);
    const bureau = idOf(await buildDepartment({ name: '演示局', parentId: office.districtId }));
    const post = (title: string) => [{ organisationId: bureau, title, from: null, to: null }];
    await buildPerson({ name: '上管甲', posts: post('副区长'), managedBy: 'above' });
    await buildPerson({ name: '同名乙', posts: post('局长'), managedBy: 'above' });
    await buildPerson({ name: '同名乙', posts: post('会计') });
    await buildPerson({ name: '区管丙', posts: post('科长') });
    if (headIsNamed) await clue.saveHead(office.custodian, { accountId: accountIdOf(head), version: 0 });
  });
  beforeEach(() => clock.set(today));
  return { office: () => office, head: () => head };
}
