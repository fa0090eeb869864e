import PizZip from 'pizzip';
import { XMLValidator } from 'fast-xml-parser';
import { paperKind, paperKindLabels, type PaperBody, type PaperKind } from '../../contracts/clue-paper';
import { namesIn, paperTemplate, paperTemplates, paperValues } from '../../templates';
import { fillDocument } from '../report';
import { documentValues } from './document';
import { filled, formOf } from './forms';

const values = Object.fromEntries(paperValues.map((name) => [name, `演示${name}`])) as Record<(typeof paperValues)[number], string>;
const names = new Map([['a', '演示拟稿'], ['b', '演示核稿'], ['c', '演示签发']]);
const hostile = `<w:p>&"'{organ}{/parts}\u0001第一段\n第二段`;

/** Every field holds something. */
function bodyOf(kind: PaperKind, text: string): PaperBody {
  const { table, fields } = paperTemplate(kind);
  return { ...filled(kind, values, table ? [table.columns.map((column) => `演示${column}`)] : []), to: '演示收件', fields: Object.fromEntries(fields.map(({ key }) => [key, `${text} ${key}`])) };
}
const facts = (kind: PaperKind, body: PaperBody, state: 'signed' | 'voided' = 'signed') => ({ paper: { kind, state, unit: null, followUpNumber: '', number: '青纪线〔2026〕12号', signedOn: '2026-11-20', drafterId: 'a', reviewerId: 'b', signerId: 'c' }, clue: { code: '630102-2026-WL-00001-7' }, body, names, organ: '青禾区纪委监委' });
async function wordOf(kind: PaperKind, body: PaperBody, state?: 'signed' | 'voided'): Promise<{ xml: string; text: string }> {
  const zip = new PizZip(await fillDocument('paper', documentValues(facts(kind, body, state))));
  const xml = zip.file('word/document.xml')!.asText();
  return { xml, text: [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>|<\/w:p>/g)].map((match) => match[1] ?? '\n').join('') };
}

test.each(paperKind.options)('%s opens, holds what was typed, who signed, number and day, and no placeholder', async (kind) => {
  const body = bodyOf(kind, '演示文字');
  const { xml, text } = await wordOf(kind, body);
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(text).not.toMatch(/[{}]/);
  for (const wanted of [paperKindLabels[kind], '青禾区纪委监委', '青纪线〔2026〕12号', '2026年11月20日', '（印章）', '演示拟稿', '演示核稿', '演示签发', '线索 630102-2026-WL-00001-7', ...Object.values(body.fields), ...body.rows.flat()]) expect(text).toContain(wanted);
  if (paperTemplate(kind).layout !== 'form') expect(text).toContain(`${body.to}：`);
});

test.each(['assignmentLetter', 'verificationReport', 'registrationForm'] as const)('what was typed into %s stays text, whatever it is', async (kind) => {
  const { xml, text } = await wordOf(kind, bodyOf(kind, hostile));
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(text).toContain(`&lt;w:p&gt;&amp;`);
  expect(text).toContain('{organ}{/parts}第一段\n第二段');
});

test('what is written by hand keeps its place, other empty fields are left out; 作废 and 密级 stand on it', async () => {
  const empty = { ...bodyOf('verificationReport', ''), fields: { facts: '查明的事。' }, secrecy: '机密' as const };
  const { text } = await wordOf('verificationReport', empty, 'voided');
  expect(text).toContain('领导批示');
  expect(text).not.toContain('性质认定');
  expect(text).toContain('本件已作废');
  expect(text).toContain('机密');
  expect((await wordOf('acceptanceNotice', { ...bodyOf('acceptanceNotice', '字'), secrecy: '无' })).text.startsWith('共 2 份')).toBe(true);
});

test('a letter that goes out has its names on a page of their own', async () => {
  const { xml } = await wordOf('clearingLetter', bodyOf('clearingLetter', '字'));
  expect(xml.indexOf('演示拟稿')).toBeGreaterThan(xml.indexOf('存档页（不随文发出）'));
});

test('every kind is there once, asks only for values that there are, and for no field twice', () => {
  expect(paperTemplates.map(({ kind }) => kind)).toEqual(paperKind.options);
  for (const { kind, fields, to, states } of paperTemplates) {
    for (const name of [to?.prefill ?? '', ...fields.map(({ prefill = '' }) => prefill)].flatMap(namesIn)) expect(paperValues).toContain(name);
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    expect(states.length).toBeGreaterThan(0);
    expect(formOf(kind).fields.every(({ label }) => label.length > 0)).toBe(true);
  }
});

test('who reported is in none of the values, and the person asked is not shown what was reported', () => {
  expect(paperValues.filter((name) => /reporter|phone|identity/i.test(name))).toEqual([]);
  for (const kind of ['inquiryNotice', 'clearingLetter', 'workNotice', 'recommendation', 'transferLetter', 'assignmentLetter'] as const) {
    const used = [paperTemplate(kind).to?.prefill ?? '', ...paperTemplate(kind).fields.map(({ prefill = '' }) => prefill)].flatMap(namesIn);
    expect(used.filter((name) => ['what', 'when', 'place', 'howKnown', 'evidence'].includes(name))).toEqual([]);
  }
});
