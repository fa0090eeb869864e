import { catalogueEntry, saveEntryRequest, termNames, termPreset, type SaveEntryRequest } from '../../../contracts/disclosure-catalogue';
import { disclosureItem } from '../../../contracts/disclosure';
import { useTestDatabase } from '../../../test/support/database';
import { testClock } from '../../../test/support/factories';
import { buildVillageWorld, type VillageWorld } from '../../../test/support/villages';
import { addEntry, allEntries, catalogueItems, disclosureTermsOf, frequencyOn, itemFor, knownEntry, restoreEntry, saveEntry, saveTerms, showCatalogue, showEntry, showTerms } from '..';
import { installAnchors, native, shanghaiInstant, systemContext, verifyAudit, type Context } from '../../kernel';
import { defaultEntries } from './defaults';
import { frequencyFrom } from './items';
import { DisclosureItemModel } from './model';
import { termPresets } from './presets';

const { dataDir } = useTestDatabase();
let world: VillageWorld;
let manager: Context;
const today = '2026-11-20';

beforeAll(async () => {
  installAnchors(dataDir());
  world = await buildVillageWorld();
  manager = await world.as('disclosureManager', testClock);
});
beforeEach(async () => {
  await native(DisclosureItemModel).deleteMany({});
  testClock.set('2026-11-20T02:00:00.000Z');
});

/** What the page would send: the entry as it is, with some of it changed. */
async function edited(code: string, over: Partial<SaveEntryRequest> = {}): Promise<SaveEntryRequest> {
  const { entry, revision } = await showEntry(manager, code);
  return saveEntryRequest.parse({ ...entry, revision, note: '按本区的做法改', ...over });
}
const change = async (code: string, over: Partial<SaveEntryRequest>): Promise<void> => saveEntry(manager, code, await edited(code, over));

describe('what is delivered', () => {
  const byClass = (letter: string): string[] => defaultEntries.filter(({ code }) => code.startsWith(letter)).map(({ code }) => code);

  test('has the eight classes and the forty-four items of the finance rule', () => {
    const finance = byClass('F').filter((code) => code !== 'F0');
    const numbered = finance.filter((code) => code.includes('.'));
    expect(numbered).toHaveLength(44);
    expect(['F1', 'F2', 'F3', 'F4', 'F6', 'F7'].map((group) => numbered.filter((code) => code.startsWith(`${group}.`)).length)).toEqual([7, 11, 10, 6, 4, 6]);
    expect(finance.filter((code) => !code.includes('.'))).toEqual(['F5', 'F8']);
    expect(new Set(finance.map((code) => code.split('.')[0])).size).toBe(8);
  });

  test('has party, village, community and special matters, each code once', () => {
    expect([byClass('P').length, byClass('V').length, byClass('C').length, byClass('S').length]).toEqual([10, 26, 13, 5]);
    expect(byClass('V')).toEqual(Array.from({ length: 26 }, (_, index) => `V${index + 1}`));
    expect(new Set(defaultEntries.map(({ code }) => code)).size).toBe(defaultEntries.length);
  });

  test('fits the contracts, and names who provides, who reviews and on what ground', () => {
    for (const entry of defaultEntries) {
      expect(catalogueEntry.parse(entry)).toEqual(entry);
      expect(disclosureItem.safeParse(entry).success).toBe(true);
      expect([entry.code, saveEntryRequest.safeParse({ ...entry, revision: 0, note: '照旧' }).error?.issues]).toEqual([entry.code, undefined]);
      expect([entry.code, [entry.provider, entry.reviewer, entry.basis].every((words) => words.length > 0)]).toEqual([entry.code, true]);
    }
  });

  test('tells the month’s accounts as one: their entries are within F0 and owe nothing of their own', () => {
    expect(defaultEntries.filter(({ partOf }) => partOf !== null).map(({ code, partOf, form }) => [code, partOf, form])).toEqual(['F2.1', 'F2.2', 'F2.11', 'F3.1', 'F3.4', 'F3.5', 'F3.10', 'F4.1'].map((code) => [code, 'F0', 'accounts']));
    expect(defaultEntries.find(({ code }) => code === 'F0')).toMatchObject({ form: 'accounts', frequency: 'monthly', places: ['village', 'community'] });
  });

  test('keeps to party members what is for them, and says of each law how sure it is', () => {
    expect(defaultEntries.filter(({ audience }) => audience === 'party').map(({ code }) => code)).toEqual(['P3', 'P6', 'P7', 'P9']);
    expect(defaultEntries.filter(({ class: one }) => one === 'finance').every(({ certainty }) => certainty !== 'official')).toBe(true);
  });

  test('never asks for what must not be published', () => {
    for (const { code, columns } of defaultEntries) {
      for (const { title, kind } of columns) expect([code, title, /病|残疾种类|住址|家庭地址|身份证/.test(title) || kind === 'identity']).toEqual([code, title, false]);
    }
  });
});

test('an untouched catalogue is what is delivered; villages and communities each have their own', async () => {
  expect((await allEntries()).map(({ entry }) => entry.code)).toEqual(defaultEntries.map(({ code }) => code));
  const [village, community] = [await catalogueItems('village'), await catalogueItems('community')];
  expect(village.map(({ code }) => code)).toEqual(expect.arrayContaining(['V6', 'F0', 'F2.1', 'S1']));
  expect(village.some(({ code }) => code.startsWith('C'))).toBe(false);
  expect(community.map(({ code }) => code)).toEqual(expect.arrayContaining(['C6', 'F0', 'P1']));
  expect(community.some(({ code }) => code.startsWith('V'))).toBe(false);
  await expect(itemFor('X9')).rejects.toMatchObject({ code: 'notFound' });
});

test('a change makes a version, says what is different, and can be put back', async () => {
  await change('V6', { name: '低保对象', provider: '民政专员' });
  expect(await itemFor('V6')).toMatchObject({ name: '低保对象', version: 2 });
  const shown = await showEntry(manager, 'V6');
  expect(shown).toMatchObject({ origin: 'edited', fromDefault: [{ label: '名称', before: '最低生活保障对象', after: '低保对象' }, { label: '谁提供', before: '村委会', after: '民政专员' }] });
  expect(shown.versions.map(({ version, by, note, differences }) => [version, by, note, differences.length])).toEqual([[2, '测试disclosureManager', '按本区的做法改', 2], [1, '', '', 0]]);

  await restoreEntry(manager, 'V6', { revision: shown.revision, note: '还是用默认的' });
  expect(await itemFor('V6')).toMatchObject({ name: '最低生活保障对象', version: 3 });
  expect(await showEntry(manager, 'V6')).toMatchObject({ origin: 'default', fromDefault: [], versions: [{ version: 3, note: '还是用默认的' }, { version: 2 }, { version: 1 }] });
  expect(await verifyAudit({ clock: testClock })).toMatchObject({ ok: true });
});

test('whoever saw an older version is told to look again; what did not change makes none', async () => {
  const seen = await edited('V6', { name: '低保对象' });
  await saveEntry(manager, 'V6', seen);
  await expect(saveEntry(manager, 'V6', { ...seen, name: '另一个' })).rejects.toMatchObject({ code: 'conflict' });
  await change('V6', {});
  expect((await itemFor('V6')).version).toBe(2);
});

test('the district adds entries of its own, by a code that is free', async () => {
  const own = { ...(await edited('V26', { name: '村史馆开放' })), code: 'Q1' };
  await addEntry(manager, own);
  expect(await itemFor('Q1')).toMatchObject({ name: '村史馆开放', version: 1 });
  expect((await showCatalogue(manager, { text: '村史' })).items.map(({ code, origin }) => [code, origin])).toEqual([['Q1', 'own']]);
  await expect(addEntry(manager, own)).rejects.toMatchObject({ fields: [{ path: 'code' }] });
  await expect(addEntry(manager, { ...own, code: 'V6' })).rejects.toMatchObject({ fields: [{ path: 'code' }] });
  await expect(restoreEntry(manager, 'Q1', { revision: 1, note: '试试' })).rejects.toMatchObject({ code: 'notFound' });
});

test('an entry is told only within accounts that are in use', async () => {
  await expect(change('F2.3', { partOf: 'V6' })).rejects.toMatchObject({ fields: [{ path: 'partOf' }] });
  await expect(change('F2.3', { partOf: 'X1' })).rejects.toMatchObject({ fields: [{ path: 'partOf' }] });
  await change('F2.3', { partOf: 'F0', form: 'accounts', columns: [] });
  expect(await itemFor('F2.3')).toMatchObject({ partOf: 'F0' });
});

test.each([
  ['a table without columns', { columns: [] }, 'columns'],
  ['two columns of one name', { columns: [{ key: 'a', title: '姓名', kind: 'name', required: true }, { key: 'b', title: '姓名', kind: 'name', required: true }] }, 'columns.1.title'],
  ['a plan that is not yearly', { ahead: true }, 'ahead'],
])('refuses %s', async (_what, over, path) => {
  const { entry } = await showEntry(manager, 'V6');
  expect(saveEntryRequest.safeParse({ ...entry, revision: 0, note: '试试', ...over }).error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
});

describe('another frequency', () => {
  test.each([
    ['monthly', 'quarterly', '2027-01-01'],
    ['quarterly', 'monthly', '2027-01-01'],
    ['monthly', 'monthly', '2026-12-01'],
    ['halfYearly', 'yearly', '2027-01-01'],
    ['atOnce', 'monthly', '2026-12-01'],
    ['quarterly', 'onDecision', '2027-01-01'],
    ['onDecision', 'atOnce', '2026-11-20'],
  ] as const)('%s to %s begins on %s', (before, after, from) => expect(frequencyFrom(before, after, today)).toBe(from));

  test('holds from the next whole period, and until then the old one does', async () => {
    await change('V6', { frequency: 'monthly' });
    const known = await knownEntry('V6');
    expect(['2026-12-31', '2027-01-01'].map((day) => frequencyOn(known, day))).toEqual(['quarterly', 'monthly']);
    expect(await showEntry(manager, 'V6')).toMatchObject({ comingFrequency: { before: 'quarterly', from: '2027-01-01' } });
    // Thought better of before it began: nothing ever changed.
    await change('V6', { frequency: 'quarterly' });
    expect((await knownEntry('V6')).before).toBeNull();
    testClock.set(shanghaiInstant('2027-01-01', '09:00').toISOString());
    expect(await showEntry(manager, 'V6')).toMatchObject({ comingFrequency: null });
  });
});

describe('the terms', () => {
  test('of every place name each number’s origin', () => {
    for (const preset of termPreset.options) {
      const { terms, origins } = termPresets[preset];
      expect(terms.preset).toBe(preset);
      expect(Object.keys(origins).sort()).toEqual([...termNames.options].sort());
    }
    expect(termPresets.chongqing).toMatchObject({ terms: { monthlyDay: 15, atOnceDays: 10 }, origins: { monthlyDay: { certainty: 'official' }, yellowWorkingDays: { certainty: 'proposal' } } });
    expect([termPresets.zhejiang.terms.atOnceDays, termPresets.zhejiang.terms.quarterlyDay, termPresets.shanghai.terms.villageAnswerDays, termPresets.shaanxi.terms.atOnceDays]).toEqual([5, 20, 15, 5]);
  });

  test('are of the district; a number that is not the preset’s is the district’s own', async () => {
    const { terms, version } = await showTerms(manager);
    expect([terms.preset, terms.yellowWorkingDays, terms.monthlyDay]).toEqual(['general', 5, 15]);
    const saved = await saveTerms(manager, { ...termPresets.chongqing.terms, monthlyDay: 10, version });
    expect([saved.origins.monthlyDay, saved.origins.quarterlyDay]).toEqual([null, { from: '重庆（2013）29-31', certainty: 'official' }]);
    expect(await disclosureTermsOf(systemContext('test', testClock), world.district._id.toHexString())).toMatchObject({ monthlyDay: 10 });
    await expect(saveTerms(manager, { ...termPresets.general.terms, version })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('and entries are changed by the district’s manager only', async () => {
    const reviewer = await world.as('townReviewer', testClock);
    await expect(saveTerms(reviewer, { ...termPresets.general.terms, version: 0 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(saveEntry(reviewer, 'V6', await edited('V6', { name: '低保对象' }))).rejects.toMatchObject({ code: 'forbidden' });
    const ofTown: Context = { clock: testClock, actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '镇里的', grants: [{ role: 'disclosureManager', organisationId: world.town._id.toHexString() }] } };
    await expect(saveEntry(ofTown, 'V6', await edited('V6', { name: '低保对象' }))).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|notFound/) });
  });
});
