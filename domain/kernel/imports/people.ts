import { phone } from '../../../contracts/common';
import { organisationCode } from '../../../contracts/organisation';
import { appointmentLabels, identityNumber, managedByLabels, personCode, personKindLabels, personName } from '../../../contracts/person';
import { z } from 'zod';
import type { Context } from '../context';
import { native } from '../database';
import { OrganisationModel, type OrganisationRecord } from '../organisation';
import { changePerson, createPerson, PersonModel, type PersonRecord, type Post } from '../people';
import { blindIndexCandidates } from '../secrets';
import { dayCell, labelCell, optionalColumn, requiredColumn, type Counts, type ImportedRow, type ImportHandler, type RowOf, type RowProblem } from '../tables';
import { repeated, type ImportDefinition } from './kind';

const columns = {
  code: requiredColumn('工号', personCode, { example: 'G1107', note: '全区唯一。已有的工号会更新那个人，没有的新建。' }),
  name: requiredColumn('姓名', personName, { example: '示例姓名', note: '2 到 30 个字。' }),
  kind: requiredColumn('类别', labelCell(personKindLabels), { example: '干部', note: `只能填：${Object.values(personKindLabels).join('、')}。` }),
  organisationCode: requiredColumn('单位编码', organisationCode, { example: 'RSJ', note: '已有的机构编码。' }),
  title: requiredColumn('职务', z.string().max(40, '职务最多 40 个字'), { example: '科长', note: '最多 40 个字。' }),
  from: optionalColumn('任职日期', dayCell, { example: '2024-03-01', note: '写成 2024-03-01 这样；不知道就空着。' }),
  appointment: optionalColumn('任职方式', labelCell(appointmentLabels), { example: '提任', note: `到任当天提醒用，可以空着。只能填：${Object.values(appointmentLabels).join('、')}。` }),
  joinedPartyOn: optionalColumn('入党日期', dayCell, { example: '2008-07-01', note: '政治生日提醒用；不是党员就空着。' }),
  retiresOn: optionalColumn('退休日期', dayCell, { example: '2039-06-01', note: '退休提醒用；不知道就空着，空着不改原来的。' }),
  managedBy: optionalColumn('管理权限', labelCell(managedByLabels), { example: '区管及以下', note: `只能填：${Object.values(managedByLabels).join('、')}。空着不改原来的，新录的算区管及以下。` }),
  phone: optionalColumn('手机', phone, { example: '13800000000', note: '11 位；座机带区号。加密存放。空着不改原来的。' }),
  identityNumber: optionalColumn('身份证号', identityNumber, { example: '', note: '18 位，单元格要设成文本。加密存放。空着不改原来的。' }),
};
type Columns = typeof columns;
type Row = RowOf<Columns>;

export const personImport: ImportDefinition<Columns> = { verb: 'person.import', columns, handler: personHandler };

interface Known {
  organisations: Map<string, OrganisationRecord>;
  people: Map<string, PersonRecord>;
}

/** People written side by side; each has his own documents. */
const together = 8;

function personHandler(ctx: Context): ImportHandler<Columns> {
  const repeats = repeated();
  const repeatsIdentity = repeated();
  return {
    async check(rows) {
      const known = await load(rows);
      const owners = await identityOwners(rows);
      const problems: RowProblem<Columns>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const say = (key: keyof Columns, message: string): number => problems.push({ row, key, message });
        const found = known.people.get(value.code);
        const again = repeats(row, value.code);
        if (again) say('code', again);
        if (found && !found.active) say('code', '这个人已停用');
        if (!known.organisations.get(value.organisationCode)?.active) say('organisationCode', '没有这个在用的机构');
        if (value.identityNumber && (owners.get(value.identityNumber) ?? value.code) !== value.code) say('identityNumber', '这个身份证号已经登记在别人名下');
        if (value.identityNumber && repeatsIdentity(row, value.identityNumber)) say('identityNumber', '这个身份证号在表里出现了两次');
        counts[found ? 'updates' : 'creates'] += 1;
      }
      return { ...counts, problems };
    },
    async apply(rows) {
      const known = await load(rows);
      for (let start = 0; start < rows.length; start += together) {
        await Promise.all(rows.slice(start, start + together).map(({ value }) => applyRow(ctx, value, known)));
      }
      const updates = rows.filter(({ value }) => known.people.has(value.code)).length;
      return { creates: rows.length - updates, updates };
    },
  };
}

async function applyRow(ctx: Context, row: Row, known: Known): Promise<void> {
  const organisation = known.organisations.get(row.organisationCode)!;
  const before = known.people.get(row.code);
  const post = { organisationId: organisation._id.toHexString(), title: row.title, from: row.from ?? null, to: null, appointment: row.appointment ?? null };
  const numbers = { ...(row.phone ? { phone: row.phone } : {}), ...(row.identityNumber ? { identityNumber: row.identityNumber } : {}) };
  const { code, name, kind } = row;
  if (!before) {
    await createPerson(ctx, { code, name, kind, posts: [post], joinedPartyOn: row.joinedPartyOn ?? null, retiresOn: row.retiresOn ?? null, managedBy: row.managedBy, ...numbers });
    return;
  }
  // The sheet knows one post: it replaces what is held in the same organisation, and leaves the others.
  const others = before.posts.filter((one) => one.to || !one.organisationId.equals(organisation._id)).map((one) => ({ ...one, organisationId: one.organisationId.toHexString() }));
  const joinedPartyOn = row.joinedPartyOn ?? before.joinedPartyOn;
  await changePerson(ctx, before._id.toHexString(), { version: before.trail.seq, name, kind, posts: [...others, { ...post, appointment: row.appointment ?? sameTerm(before, post)?.appointment ?? null }], joinedPartyOn, retiresOn: row.retiresOn, managedBy: row.managedBy, ...numbers });
}

/** What the record has of the same post since the same day: an older sheet knows no 任职方式 and must not take it away. */
const sameTerm = ({ posts }: PersonRecord, post: { organisationId: string; title: string; from: string | null }): Post | undefined =>
  posts.find((one) => !one.to && one.organisationId.toHexString() === post.organisationId && one.title === post.title && one.from === post.from);

async function load(rows: ImportedRow<Columns>[]): Promise<Known> {
  const organisations = await native(OrganisationModel).find({ code: { $in: [...new Set(rows.map(({ value }) => value.organisationCode))] } }).toArray();
  const people = await native(PersonModel).find({ code: { $in: rows.map(({ value }) => value.code) } }).toArray();
  return { organisations: new Map(organisations.map((one) => [one.code, one])), people: new Map(people.map((one) => [one.code, one])) };
}

/** Codes of the people who have these identity numbers already. */
async function identityOwners(rows: ImportedRow<Columns>[]): Promise<Map<string, string>> {
  const numberOf = new Map(rows.flatMap(({ value }) => (value.identityNumber ? blindIndexCandidates('identityNumber', value.identityNumber).map((index) => [index, value.identityNumber!] as const) : [])));
  const found = await native(PersonModel).find({ identityNumberIndex: { $in: [...numberOf.keys()] } }).toArray();
  return new Map(found.map((one) => [numberOf.get(one.identityNumberIndex!)!, one.code]));
}
