import { disclosureClassLabels, disclosureFormLabels, disclosureFrequencyLabels, type DisclosurePlace } from '../../../contracts/disclosure';
import type { CatalogueEntry } from '../../../contracts/disclosure-catalogue';
import { fundChannelLabels, fundKindLabels, type PublicProgrammeDetail } from '../../../contracts/fund';
import { yuanWords } from '../../../contracts/fund-words';
import { policyKindLabels, policyValidityLabels } from '../../../contracts/policy-options';
import type { PublicPolicy } from '../../../contracts/public-policy';
import type { PublicVillage } from '../../../contracts/village';
import { allEntries } from '../../disclosure';
import { publicProgramme, publicProgrammes } from '../../fund';
import { shanghaiDay, systemContext, type Clock } from '../../kernel';
import { listPublicPolicies, showPublicPolicy } from '../../public-policy';
import { openVillages } from '../../village';
import { dataset, type OpenState } from '../dataset';
import { villagesAsked } from '../places';

/** Lists of some hundreds at most: what they are is what tells whether they have changed. */
const itself = async (all: Promise<readonly unknown[]>): Promise<OpenState> => ({ marks: await all, newest: null, oldest: null });
async function* each<T>(all: Promise<readonly T[]>): AsyncGenerator<T> {
  yield* await all;
}

const placeWords: Record<DisclosurePlace, string> = { village: '村', community: '社区' };
const everybodys = async (): Promise<CatalogueEntry[]> => (await allEntries()).map(({ entry }) => entry).filter(({ active, audience }) => active && audience === 'everyone');

export const catalogueItems = dataset<CatalogueEntry>({
  key: 'catalogue',
  title: '公开目录',
  about: '本区规定村和社区要公开哪些事、用什么形式、多久一次。只有向社会公开的。',
  theme: 'disclosure',
  updates: '目录改了才变',
  filters: [],
  fields: {
    code: { title: '事项编码', type: 'id', value: ({ code }) => code },
    name: { title: '公开事项', type: 'text', value: ({ name }) => name },
    class: { title: '类别', type: 'text', value: (entry) => disclosureClassLabels[entry.class] },
    group: { title: '分组', type: 'text', value: ({ group }) => group },
    form: { title: '形式', type: 'text', value: ({ form }) => disclosureFormLabels[form] },
    columns: { title: '表格有哪些列', type: 'text', value: ({ columns }) => columns.map(({ title }) => title).join('、') },
    frequency: { title: '多久一次', type: 'text', value: ({ frequency }) => disclosureFrequencyLabels[frequency] },
    places: { title: '谁公开', type: 'text', value: ({ places }) => places.map((place) => placeWords[place]).join('、') },
    partOf: { title: '写在哪一项里', type: 'id', value: ({ partOf }) => partOf },
    basis: { title: '依据', type: 'text', value: ({ basis }) => basis },
  },
  state: () => itself(everybodys()),
  rows: () => each(everybodys()),
});

const programmesInUse = async (): Promise<PublicProgrammeDetail[]> => Promise.all((await publicProgrammes()).items.map(({ code }) => publicProgramme(code)));

export const programmes = dataset<PublicProgrammeDetail>({
  key: 'fund-programmes',
  title: '民生资金项目',
  about: '在用的民生资金项目：发给谁、什么标准、谁管、依据什么。',
  theme: 'funds',
  updates: '项目或标准改了才变',
  filters: [],
  fields: {
    code: { title: '项目编码', type: 'id', value: ({ code }) => code },
    name: { title: '项目', type: 'text', value: ({ name }) => name },
    kind: { title: '类别', type: 'text', value: ({ kind }) => fundKindLabels[kind] },
    department: { title: '谁管', type: 'text', value: ({ department }) => department },
    audience: { title: '发给谁', type: 'text', value: ({ audience }) => audience },
    rates: { title: '标准', type: 'text', value: ({ rates }) => rates.map(({ whom, per, amount, from }) => `${whom}${per} ${yuanWords(amount)} 元（${from} 起）`).join('；') },
    unit: { title: '计量单位', type: 'text', value: ({ unit }) => unit },
    cycle: { title: '多久发', type: 'text', value: ({ cycle }) => cycle },
    channel: { title: '怎么发', type: 'text', value: ({ channel }) => (channel ? fundChannelLabels[channel] : null) },
    basis: { title: '依据', type: 'text', value: ({ bases }) => bases.map(({ title, number }) => [title, number].filter(Boolean).join(' ')).join('；') },
    sensitive: { title: '涉及个人隐私', type: 'boolean', about: '是的，不公布名单，村里的数和别的项目合在一起', value: ({ sensitive }) => sensitive },
  },
  state: () => itself(programmesInUse()),
  rows: () => each(programmesInUse()),
});

const policyPage = 100;
async function* eachPolicy(clock: Clock): AsyncGenerator<PublicPolicy> {
  const ctx = systemContext('openData', clock);
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listPublicPolicies(ctx, { limit: policyPage, cursor });
    for (const { id } of items) yield showPublicPolicy(ctx, id);
    cursor = nextCursor ?? undefined;
  } while (cursor);
}

export const policies = dataset<PublicPolicy>({
  key: 'policies',
  title: '政策',
  about: '政策库里公开的政策：能申请什么、谁能申请、怎么申请。',
  theme: 'projects',
  updates: '公开或更新一条，就跟着变',
  filters: [],
  fields: {
    id: { title: '政策编号', type: 'id', about: '原文在 /village/policy/index?id=编号', value: ({ id }) => id },
    title: { title: '政策', type: 'text', value: ({ title }) => title },
    kind: { title: '类别', type: 'text', value: ({ kind }) => policyKindLabels[kind] },
    documentNumber: { title: '文号', type: 'text', value: ({ documentNumber }) => documentNumber },
    issuer: { title: '发文机关', type: 'text', value: ({ issuer }) => issuer },
    validity: { title: '有没有效', type: 'text', value: ({ validity }) => policyValidityLabels[validity] },
    validFrom: { title: '生效', type: 'day', value: ({ validFrom }) => validFrom },
    validTo: { title: '失效', type: 'day', value: ({ validTo }) => validTo },
    summary: { title: '说的是什么', type: 'text', value: ({ summary }) => summary },
    who: { title: '谁能申请', type: 'text', value: ({ who }) => who },
    how: { title: '怎么申请', type: 'text', value: ({ how }) => how },
    where: { title: '在哪里办', type: 'text', value: ({ where }) => where },
    programme: { title: '资金项目编码', type: 'id', value: ({ programme }) => programme?.code ?? null },
    publishedOn: { title: '公开日期', type: 'day', value: ({ publishedOn }) => publishedOn },
    edition: { title: '第几版', type: 'integer', value: ({ edition }) => edition },
  },
  async state(clock) {
    const marks = [shanghaiDay(clock.now())];
    const days: string[] = [];
    for await (const { id, edition, publishedOn } of eachPolicy(clock)) {
      marks.push(`${id} ${edition}`);
      days.push(publishedOn);
    }
    days.sort();
    return { marks, newest: days.at(-1) ?? null, oldest: days[0] ?? null };
  },
  rows: (_asked, clock) => eachPolicy(clock),
});

export const places = dataset<PublicVillage>({
  key: 'villages',
  title: '村和乡镇',
  about: '本区的村和社区，各属哪个乡镇。编号用来筛选别的表。',
  theme: 'places',
  updates: '村有增减才变',
  filters: ['town'],
  fields: {
    townId: { title: '乡镇的编号', type: 'id', value: ({ town }) => town.id },
    town: { title: '乡镇', type: 'text', value: ({ town }) => town.name },
    id: { title: '村的编号', type: 'id', value: ({ id }) => id },
    code: { title: '村编码', type: 'id', about: '公开栏二维码上的', value: ({ code }) => code },
    name: { title: '村（社区）', type: 'text', value: ({ name }) => name },
    kind: { title: '村还是社区', type: 'text', value: ({ kind }) => placeWords[kind] },
  },
  state: () => itself(openVillages()),
  rows: (asked) => each(villagesAsked(asked)),
});
