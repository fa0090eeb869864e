import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import PizZip from 'pizzip';
import '../../domain/capabilities';
import { PublicationModel } from '../../domain/disclosure';
import { listPaymentLists, publishList } from '../../domain/disbursement';
import { FileModel, loadCalendar, native, settle } from '../../domain/kernel';
import { PowerCaseModel } from '../../domain/micro-power';
import { ProjectModel } from '../../domain/project';
import { PolicyModel } from '../../domain/public-policy/model';
import { QuestionModel } from '../../domain/question/model';
import type { Route } from '../../server/route';
import { routes } from '../../server/routes';
import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock } from '../support/factories';
import { useServer, type Answer, type TestClient } from '../support/http';
import { checkedPayments, importedPayments, inventedIdentity, sheetOf } from '../support/payments';
import { bareDigits, writtenNumber } from '../support/personal-numbers';
import { stageContent } from '../support/projects';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';

// Whatever somebody types where it can become public is full of numbers of people; then everything that is public is read.
useTestDatabase();
const dist = mkdtempSync(path.join(tmpdir(), 'qingjian-dist-'));
mkdirSync(path.join(dist, 'h5'));
writeFileSync(path.join(dist, 'h5', 'index.html'), '<!doctype html><html lang="zh-CN"><head><title>清鉴</title><script defer="defer" src="/js/app.1.js"></script></head><body><div id="app"></div></body></html>');
afterAll(() => rmSync(dist, { recursive: true }));
const server = useServer({ demo: true }, { clock: testClock, dist });

const numbers = fc.sample(writtenNumber, { seed: 20_261_128, numRuns: 400 });
const planted: string[] = [];
/** The next of the numbers, as somebody writes it. */
function next(): string {
  const { number, text } = numbers[planted.length]!;
  planted.push(number);
  return text;
}
const names = ['欧阳测试甲', '司马测试乙', '夏侯测试丙'];

let world: VillageWorld;
const people = {} as Record<Holder, TestClient>;

type Thing = Record<string, unknown>;
const at = (body: unknown, place: string[]): unknown => place.reduce<unknown>((value, key) => (value as Thing)[key], body);
const put = (body: unknown, place: string[], value: unknown): void => void ((at(body, place.slice(0, -1)) as Thing)[place.at(-1)!] = value);

/** Sends a body with a number in each of the named fields. A field that refuses its number is sent clean: refusing is as good as masking. */
async function plant(client: TestClient, method: 'POST' | 'PUT', address: string, clean: object, fields: readonly string[]): Promise<Thing> {
  const body = structuredClone(clean);
  for (const field of fields) put(body, field.split('.'), `${String(at(clean, field.split('.')))} ${next()}`);
  for (let tries = 0; tries <= fields.length; tries += 1) {
    const answer = await client.send(method, address, body);
    if (answer.status < 300) return answer.body as Thing;
    const refused = ((answer.body as { error: { fields?: { path: string }[] } }).error.fields ?? []).map((one) => one.path).filter((one) => fields.includes(one));
    if (refused.length === 0) throw new Error(`${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
    for (const field of refused) put(body, field.split('.'), at(clean, field.split('.')));
  }
  throw new Error(`${address}: never taken`);
}
async function done(client: TestClient, address: string, body: object): Promise<Thing> {
  const answer = await client.post(address, body);
  if (answer.status >= 300) throw new Error(`${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Thing;
}
/** A document whose name holds a number. */
async function document(client: TestClient): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob(['收条'], { type: 'text/plain' }), `收条 ${next()}.txt`);
  return (await done(client, '/api/files', form)).id as string;
}

async function publication(itemCode: string, periodKey: string, content: Thing, fields: readonly string[]): Promise<Thing> {
  const { villageClerk: clerk } = people;
  const draft = await done(clerk, '/api/publications', { villageId: idOf(world.village), itemCode, periodKey });
  return through(draft, content, fields, await document(clerk));
}
async function through(draft: Thing, content: Thing, fields: readonly string[], file: string): Promise<Thing> {
  const { villageClerk: clerk, villageSupervisor: supervisor, townReviewer: town } = people;
  const saved = await plant(clerk, 'PUT', `/api/publications/${String(draft.id)}`, { version: draft.version, content, attachments: [file], looked: true, decisions: [], reason: '更正了一处写错的' }, fields.map((field) => `content.${field}`));
  const again = { version: saved.version, content: withoutColumns(saved.content as Thing), attachments: (saved.attachments as { id: string }[]).map(({ id }) => id), looked: true, decisions: (saved.personal as { text: string }[]).map(({ text }) => ({ text, decision: 'mask' })) };
  const decided = (await clerk.put(`/api/publications/${String(draft.id)}`, again)).body as Thing;
  const submitted = await done(clerk, `/api/publications/${String(draft.id)}/submission`, { version: decided.version });
  const checked = await done(supervisor, `/api/publications/${String(draft.id)}/check`, { version: submitted.version, opinion: `核对过 ${next()}` });
  return done(town, `/api/publications/${String(draft.id)}/approval`, { version: checked.version });
}
const withoutColumns = ({ columns: _columns, ...content }: Thing): Thing => content;

async function publish(): Promise<void> {
  const { villageClerk: clerk } = people;
  const row = (name: string) => [name, '一组', '2', '560.00', '2024-03-01'];
  const table = await publication('V6', '2026-Q3', { form: 'table', rows: names.map(row), note: '按季度发放' }, ['rows.0.0', 'rows.1.1', 'rows.2.1', 'note']);
  await publication('V3', '2026', { form: 'text', text: '修三组排水沟 420 米。\n有事打' }, ['text']);
  const line = { day: '2026-10-09', entry: 'F3.4', what: '办公用品', amount: 12_000, party: '', voucher: '记-3', voucherFileIds: [] };
  await publication('F0', '2026-10', { form: 'accounts', opening: 100_000, receipts: [{ ...line, entry: 'F2.1', what: '鱼塘承包' }], payments: [line], closing: 100_000, note: '' }, ['receipts.0.what', 'receipts.0.party', 'payments.0.what', 'payments.0.party', 'note']);
  const correction = await done(clerk, `/api/publications/${String(table.id)}/correction`, { version: table.version, reason: `金额写错了，问 ${next()}` });
  await through(correction, { form: 'table', rows: names.slice(1).map(row), note: '改过' }, ['note', 'rows.0.1'], await document(clerk));
}

async function pay(): Promise<void> {
  const officer = await world.as('fundOfficer', testClock);
  const lines = [1, 2, 3].map((serial) => {
    const [identity, phone, card] = [inventedIdentity(serial), `1990000100${serial}`, `621700009999120${serial}`];
    planted.push(identity, phone, card);
    return { payee: names[serial - 1]!, identity, phone, card, paid: '85.00' };
  });
  // What stands in the list as it is written is refused cell by cell.
  planted.push('13800006077', '13900006078');
  const { problems } = await checkedPayments(officer, sheetOf(lines.map((line) => ({ ...line, group: '一组 138 0000 6077', batch: '第一批 13900006078' }))));
  // 批次 is the third column, 组 the fifth.
  expect(problems.map(({ row, column }) => `${column}${row}`).sort()).toEqual(['C2', 'C3', 'C4', 'E2', 'E3', 'E4']);
  await importedPayments(officer, sheetOf(lines));
  for (const { id, version } of (await listPaymentLists(officer, { limit: 20 })).items) await publishList(officer, id, { version });
}

async function build(): Promise<void> {
  const { villageClerk: clerk, townReviewer: town } = people;
  const pass = async (project: Thing): Promise<Thing> => {
    const entry = (project.entries as { id: string }[]).at(-1)!.id;
    const sent = await done(clerk, `/api/projects/${String(project.id)}/entries/${entry}/submission`, { version: project.version });
    return done(town, `/api/projects/${String(project.id)}/entries/${entry}/approval`, { version: sent.version });
  };
  const texts = { plan: ['name', 'source', 'responsiblePost', 'supervisedBy', 'supervisorPhone', 'place'], tender: [], contract: ['number', 'party.name'], construction: ['what'] } as const;
  const attached = async () => ({ photos: [], documents: [await document(clerk)], note: '说明' });
  const fieldsOf = (stage: keyof typeof texts): string[] => [...texts[stage].map((field) => `content.data.${field}`), 'note'];
  let project = await pass(await plant(clerk, 'POST', '/api/projects', { organisationId: idOf(world.village), content: stageContent('plan'), ...(await attached()) }, fieldsOf('plan')));
  for (const stage of ['tender', 'contract', 'construction'] as const) {
    const content = stageContent(stage, (stage === 'contract' ? { party: { kind: 'person', name: names[0] } } : {}) as never);
    project = await pass(await plant(clerk, 'POST', `/api/projects/${String(project.id)}/entries`, { version: project.version, content, ...(await attached()), corrects: null, reason: '' }, fieldsOf(stage)));
  }
}

async function explain(): Promise<void> {
  const { fundOfficer: writer, disclosureManager: approver } = people;
  const content = { title: '耕地地力保护补贴', kind: 'agriculture', documentNumber: '演示〔2026〕1号', issuer: '演示区农业农村局', validFrom: null, validTo: null, aliases: ['种地补贴'], summary: '种着地的按亩补，一年一次。', who: '实际种地的农户', how: '村里登记，公示后报镇里', materials: ['身份证'], where: '村委会', phone: '0971-8880000', attachments: [await document(writer)], programme: 'A1', power: null, certainty: 'proposal', changes: '' };
  const made = await plant(writer, 'POST', '/api/public-policies', { content }, ['title', 'documentNumber', 'issuer', 'aliases.0', 'summary', 'who', 'how', 'materials.0', 'where', 'phone', 'changes'].map((field) => `content.${field}`));
  const sent = await done(writer, `/api/public-policies/${String(made.id)}/submission`, { version: made.version });
  await done(approver, `/api/public-policies/${String(made.id)}/approval`, { version: sent.version });
  const programme = { code: 'A77', kind: 'agriculture', name: '演示种粮补助', department: '区农业农村局', sources: [], bases: [], audience: '种粮的农户', unit: '亩', rates: [], cycle: 'yearly', channel: null, publicityDays: 7, materials: ['户口簿'], phone: '', sensitive: false, reason: '本区有这一项' };
  await plant(approver, 'POST', '/api/fund-programmes', programme, ['name', 'department', 'audience', 'unit', 'materials.0', 'phone', 'reason']);
}

async function exercise(): Promise<void> {
  const { villageClerk: clerk, villageSupervisor: supervisor, townReviewer: town } = people;
  const begun = await plant(clerk, 'POST', '/api/power-cases', { villageId: idOf(world.village), code: 'B1', title: '三组一户的事', concerns: '一户', on: '2026-11-20' }, ['title', 'concerns']);
  const step = await plant(clerk, 'POST', `/api/power-cases/${String(begun.id)}/entries`, { version: begun.version, entry: { kind: 'done', step: 1, on: '2026-11-20', doers: [{ name: '测试经办', post: '' }], files: [{ id: await document(clerk), evidence: '票据' }], note: '' } }, ['entry.doers.0.name', 'entry.doers.0.post', 'entry.files.0.evidence', 'entry.note']);
  const skipped = await plant(clerk, 'POST', `/api/power-cases/${String(begun.id)}/entries`, { version: step.version, entry: { kind: 'skipped', step: 3, reason: '这一步不用办' } }, ['entry.reason']);
  const objected = await plant(supervisor, 'POST', `/api/power-cases/${String(begun.id)}/objections`, { version: skipped.version, step: 1, text: '票据不对，问' }, ['text']);
  await done(clerk, `/api/power-cases/${String(begun.id)}/offer`, { version: objected.version });
  await done(town, '/api/power-cases/release', { ids: [begun.id] });
}

async function ask(): Promise<void> {
  const { villageClerk: clerk } = people;
  await plant(server.client(), 'POST', '/api/public/questions', { idempotencyKey: randomUUID(), villageId: idOf(world.village), subject: { kind: 'village', id: idOf(world.village) }, text: '排水沟的钱付给谁了？' }, ['text']);
  await settle(testClock);
  const { items } = (await clerk.get('/api/questions')).body as { items: { id: string }[] };
  const { version } = (await clerk.get(`/api/questions/${items[0]!.id}`)).body as Thing;
  await plant(clerk, 'POST', `/api/questions/${items[0]!.id}/answer`, { version, text: '付给了中标的施工队，可以问', release: true }, ['text']);
  await plant(clerk, 'POST', '/api/disclosure-duties/matters', { requestKey: randomUUID(), villageId: idOf(world.village), item: 'S1', title: '补偿款到账', day: '2026-11-19' }, ['title']);
}

beforeAll(async () => {
  await loadCalendar();
  world = await buildVillageWorld();
  for (const holder of Object.keys(world.accounts) as Holder[]) people[holder] = await signInAs(server.client(), world.accounts[holder]);
  for (const part of [publish, pay, build, explain, exercise, ask]) await part();
  await settle(testClock);
}, 60_000);

/** Every id and code by which anything of it is public. */
async function pool(): Promise<string[]> {
  const of = async (model: Parameters<typeof native>[0]): Promise<string[]> => (await native(model).find({}, { projection: { _id: 1 } }).toArray()).map((one) => String(one._id));
  const models = [PublicationModel, ProjectModel, PolicyModel, PowerCaseModel, QuestionModel] as unknown as Parameters<typeof native>[0][];
  const lists = (await listPaymentLists(await world.as('fundOfficer', testClock), { limit: 20 })).items.map(({ id }) => id);
  return [idOf(world.village), world.village.code, ...lists, 'A1', 'A77', 'B1', ...(await Promise.all(models.map(of))).flat()];
}
const textOf = (answer: Answer): string => (typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
/** Where in it a planted number or name stands whole. */
function leaksIn(text: string): string[] {
  const bare = bareDigits(text);
  return [...planted.filter((number) => bare.includes(number)), ...names.filter((name) => text.includes(name))];
}

const open = routes.filter(({ method, policy }) => method === 'get' && policy === 'open');
/** Those that tell of something else, which is not there, or that nobody may ask without more. */
const elsewhere = ['/api/public/bulletins/:id', '/api/public/windows/:code', '/api/public/tickets/:code', '/api/public/files/:id', '/api/public/projects/:id/map'];

test('numbers were planted, and nothing of them is in any answer that everybody may read', async () => {
  expect(planted.length).toBeGreaterThan(60);
  const values = await pool();
  const files = (await native(FileModel).find({}, { projection: { _id: 1 } }).toArray()).map(idOf);
  const query = `villageId=${idOf(world.village)}&placeId=${idOf(world.village)}&year=2026`;
  const filled = ({ path: of }: Route): string[] => {
    // A table is one text whatever it is packed as; thirty may be taken a minute.
    if (of.endsWith('.:format')) return [of.replace(':format', 'csv')];
    const places = (of.match(/:\w+/g) ?? []).length;
    if (places === 0) return [of];
    const first = values.map((value) => of.replace(/:\w+/, value));
    return places === 1 ? first : first.flatMap((one) => files.map((file) => one.replace(/:\w+/, file)));
  };
  const client = server.client();
  const leaks: string[] = [];
  const unread: string[] = [];
  for (const one of open) {
    let read = false;
    for (const address of filled(one)) {
      for (const asked of one.query && !address.endsWith('.csv') ? [`${address}?${query}`, `${address}?text=${encodeURIComponent('测试')}`] : [address]) {
        const answer = await client.get(asked);
        read ||= answer.status === 200;
        for (const leak of leaksIn(`${textOf(answer)} ${decodeURIComponent(answer.headers.get('content-disposition') ?? '')}`)) leaks.push(`${one.path}: ${leak}`);
      }
    }
    if (!read) unread.push(one.path);
  }
  expect(leaks).toEqual([]);
  expect(unread.filter((one) => !elsewhere.includes(one))).toEqual([]);
}, 60_000);

test('nor in the pages that are served with their text, on paper, on the screen or in what is read out', async () => {
  const publications = (await native(PublicationModel).find({}, { projection: { _id: 1 } }).toArray()).map(idOf);
  const client = server.client();
  const told: [string, string][] = [];
  for (const address of [`/village/board/index?village=${idOf(world.village)}`, ...publications.map((id) => `/village/item/index?id=${id}`)]) told.push([address, textOf(await client.get(address))]);
  for (const id of publications) {
    told.push([`outlets ${id}`, textOf(await people.townReviewer.get(`/api/disclosure/outlets/${id}`))]);
  }
  for (const id of publications.slice(0, 3)) {
    const file = await fetch(`${server.url()}/api/disclosure/outlets/${id}/notice`, { headers: { cookie: people.townReviewer.cookie! } });
    const zip = new PizZip(Buffer.from(await file.arrayBuffer()));
    told.push([`notice ${id}`, zip.file('word/document.xml')!.asText().replace(/<[^>]*>/g, '')]);
  }
  for (const project of await native(ProjectModel).find({}).toArray()) told.push(['sign', textOf(await people.villageClerk.get(`/api/projects/${idOf(project)}/sign`))]);
  expect(told.length).toBeGreaterThan(12);
  expect(told.flatMap(([where, text]) => leaksIn(text).map((leak) => `${where}: ${leak}`))).toEqual([]);
});
