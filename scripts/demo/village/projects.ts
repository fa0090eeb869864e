import type { Day } from '../../../contracts/common';
import type { ContentOf, ProjectStage, StageContent } from '../../../contracts/project';
import type { PolicyContent } from '../../../contracts/public-policy';
import { dayNumber, dayOfNumber, fixedClock, native, settle, shanghaiDay, storeImage, systemContext, type Context, type FixedClock, type OrganisationRecord, type StaffActor } from '../../../domain/kernel';
import { addEntry, approveEntry, createProject, submitEntry, ProjectModel, type Project } from '../../../domain/project';
import { approvePolicy, createPolicy, seedPolicies, submitPolicy } from '../../../domain/public-policy';
import { villageOfStory } from '../district';
import type { DemoStory } from '../load';
import type { DemoPlace } from '../place';

const yuan = (amount: number): number => Math.round(amount * 100);

/** A picture that is plainly none: the words 演示照片 on a ground of its own. */
async function demoPhoto(ctx: Context, words: string, ground: string): Promise<string> {
  const { default: sharp } = await import('sharp');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="320" fill="${ground}"/><path d="M0 250 120 180 220 230 340 150 480 220V320H0Z" fill="#ffffff" fill-opacity="0.25"/><text x="240" y="160" font-size="44" font-weight="700" font-family="sans-serif" fill="#ffffff" text-anchor="middle">演示照片</text><text x="240" y="214" font-size="30" font-family="sans-serif" fill="#ffffff" text-anchor="middle">${words}</text></svg>`;
  return (await storeImage(ctx, await sharp(Buffer.from(svg)).png().toBuffer(), { purpose: 'staff' })).id;
}

type Plan = ContentOf<'plan'>['data'];
/** Days before the story's today, and what was told of it. */
type Step = { [S in ProjectStage]: { stage: S; ago: number; data: ContentOf<S>['data']; photo?: [words: string, ground: string] } }[ProjectStage];

const common = { responsiblePost: '村委会主任', supervisedBy: '村务监督委员会', supervisorPhone: '0971-8880000', programme: null } as const;
const plan = (changed: Pick<Plan, 'name' | 'kind' | 'budget' | 'source' | 'plannedDays' | 'place'> & Partial<Plan>): Plan => ({ ...common, point: null, ...changed });
const company = (name: string) => ({ kind: 'company' as const, name });

const running: Step[] = [
  { stage: 'plan', ago: 96, data: plan({ name: '村内道路硬化', kind: 'road', budget: yuan(286_000), source: '一事一议财政奖补和村集体', plannedDays: 60, place: '村委会到三组', point: { longitude: 101.8462, latitude: 36.6155 } }), photo: ['硬化以前', '#7a6a55'] },
  { stage: 'tender', ago: 74, data: { way: 'open', bidders: 5, controlPrice: yuan(280_000), announcedFrom: '', announcedTo: '' } },
  { stage: 'contract', ago: 66, data: { number: 'LX-2026-07', party: company('演示路桥有限公司'), sum: yuan(268_000), termDays: 60, progressPercent: 30 } },
  { stage: 'construction', ago: 40, data: { what: '开工，先挖排水沟' }, photo: ['排水沟', '#4f6b73'] },
  { stage: 'payment', ago: 25, data: { sum: yuan(80_000), voucher: '记-0926' } },
  { stage: 'construction', ago: 6, data: { what: '路面浇完一半，到二组' }, photo: ['浇到二组', '#5d6d61'] },
];
const finished: Step[] = [
  { stage: 'plan', ago: 190, data: plan({ name: '太阳能路灯安装', kind: 'lighting', budget: yuan(72_000), source: '乡村振兴衔接资金', plannedDays: 30, place: '主街两侧', point: { longitude: 101.8405, latitude: 36.6108 } }), photo: ['装灯以前', '#3b4650'] },
  { stage: 'tender', ago: 172, data: { way: 'inquiry', bidders: 3, controlPrice: yuan(70_000), announcedFrom: '', announcedTo: '' } },
  { stage: 'contract', ago: 165, data: { number: 'LX-2026-03', party: { kind: 'trader', name: '演示照明经营部' }, sum: yuan(66_000), termDays: 30, progressPercent: 0 } },
  { stage: 'construction', ago: 150, data: { what: '开工，挖灯杆基坑' } },
  { stage: 'change', ago: 140, data: { what: '小学门口加装两盏', before: yuan(66_000), after: yuan(69_600), extraDays: 3, approvedBy: '村民代表会议' } },
  { stage: 'acceptance', ago: 122, data: { by: ['村务监督委员会主任', '镇村建办工作人员', '村民代表'], result: 'passed' }, photo: ['亮灯以后', '#8a7a3c'] },
  { stage: 'payment', ago: 112, data: { sum: yuan(69_600), voucher: '记-0731' } },
];
const warned: Step[] = [
  { stage: 'plan', ago: 150, data: plan({ name: '文化广场改造', kind: 'culture', budget: yuan(48_000), source: '村集体经济收入', plannedDays: 45, place: '旧戏台前', point: { longitude: 101.8377, latitude: 36.6181 } }), photo: ['改造以前', '#77625c'] },
  { stage: 'tender', ago: 136, data: { way: 'inquiry', bidders: 3, controlPrice: yuan(49_800), announcedFrom: '', announcedTo: '' } },
  { stage: 'contract', ago: 130, data: { number: 'LX-2026-05', party: { kind: 'person', name: '演示承包人' }, sum: yuan(49_500), termDays: 45, progressPercent: 20 } },
  { stage: 'construction', ago: 110, data: { what: '开工，拆旧地砖' } },
  { stage: 'change', ago: 95, data: { what: '加建一段围栏', before: yuan(49_500), after: yuan(57_000), extraDays: 0, approvedBy: '村两委会议' } },
  { stage: 'payment', ago: 80, data: { sum: yuan(30_000), voucher: '记-0901' } },
];

/** The story's village with its three projects, a few in others, and the library of policies. */
export const projectStory: DemoStory = async (place, now) => {
  await withPolicies(place, now);
  const village = place.villages.get(`${villageOfStory.town}-${villageOfStory.serial}`)!;
  const clock = fixedClock(now.toISOString());
  const local = { clerk: place.actors.get('cunwu')!, reviewer: place.actors.get('xiangzhen')! };
  for (const steps of [finished, warned, running]) await tell(clock, now, village, local, steps);
  for (const [code, name, steps] of [['LX-02', '自来水管网更换', running], ['LY-01', '垃圾分类亭', finished], ['SQ-01', '灌溉渠清淤', finished.slice(0, 4)]] as const) {
    const other = place.villages.get(code);
    if (other) await tell(clock, now, other, actorsFor(place, other), renamed(steps, name));
  }
  await leaveWaiting(clock, now, local);
  await settle(clock);
};

/** The demo has accounts for one village: elsewhere the same people act with grants for that place. */
function actorsFor({ actors }: DemoPlace, village: OrganisationRecord): { clerk: StaffActor; reviewer: StaffActor } {
  const [clerk, reviewer] = [actors.get('cunwu')!, actors.get('xiangzhen')!];
  return {
    clerk: { ...clerk, grants: [{ role: 'villageClerk', organisationId: village._id.toHexString() }] },
    reviewer: { ...reviewer, grants: [{ role: 'townReviewer', organisationId: String(village.parentId) }] },
  };
}

const renamed = (steps: readonly Step[], name: string): Step[] => steps.map((step) => (step.stage === 'plan' ? { ...step, data: { ...step.data, name, place: '村里', point: null } } : step));

function contentOf({ stage, ago, data }: Step, now: Date): StageContent {
  const on = (days: number): Day => dayOfNumber(dayNumber(shanghaiDay(now)) - days);
  const notice = stage === 'tender' ? { announcedFrom: on(ago + 12), announcedTo: on(ago + 4) } : {};
  return { stage, day: on(ago), data: { ...data, ...notice } } as StageContent;
}

async function tell(clock: FixedClock, now: Date, village: OrganisationRecord, { clerk, reviewer }: { clerk: StaffActor; reviewer: StaffActor }, steps: readonly Step[]): Promise<void> {
  let project: Project | undefined;
  for (const step of steps) {
    // Published the day after it happened.
    clock.set(new Date(now.getTime() - (step.ago - 1) * 86_400_000).toISOString());
    const [asClerk, asReviewer] = [{ actor: clerk, clock }, { actor: reviewer, clock }];
    const photos = step.photo ? [await demoPhoto(asClerk, ...step.photo)] : [];
    const attached = { photos, documents: [], note: '' };
    const content = contentOf(step, now);
    project = project
      ? await addEntry(asClerk, project._id.toHexString(), { version: project.trail.seq, content, ...attached, corrects: null, reason: '' })
      : await createProject(asClerk, { organisationId: village._id.toHexString(), content: content as ContentOf<'plan'>, ...attached });
    project = await pass(asClerk, asReviewer, project);
  }
  clock.set(now.toISOString());
}

async function pass(clerk: Context, reviewer: Context, project: Project): Promise<Project> {
  const [id, entryId] = [project._id.toHexString(), project.entries.at(-1)!.id.toHexString()];
  const sent = await submitEntry(clerk, id, entryId, project.trail.seq);
  return approveEntry(reviewer, id, entryId, sent.trail.seq);
}

/** A correction that was published, and a draft that waits for the town. */
async function leaveWaiting(clock: FixedClock, now: Date, { clerk, reviewer }: { clerk: StaffActor; reviewer: StaffActor }): Promise<void> {
  const found = async (title: string): Promise<Project> => (await native(ProjectModel).findOne({ title }))!;
  const [asClerk, asReviewer] = [{ actor: clerk, clock }, { actor: reviewer, clock }];
  const lamps = await found('太阳能路灯安装');
  const tender = lamps.entries.find(({ content }) => content.stage === 'tender')!;
  const content = { ...tender.content, data: { ...tender.content.data, bidders: 4 } } as StageContent;
  await pass(asClerk, asReviewer, await addEntry(asClerk, lamps._id.toHexString(), { version: lamps.trail.seq, content, photos: [], documents: [], note: '', corrects: tender.id.toHexString(), reason: '参加询价的是 4 家，原来少写了 1 家。' }));
  const road = await found('村内道路硬化');
  const change: Step = { stage: 'change', ago: 2, data: { what: '二组路口加宽，多铺 40 平方米', before: yuan(268_000), after: yuan(276_000), extraDays: 5, approvedBy: '村民代表会议' } };
  const drafted = await addEntry(asClerk, road._id.toHexString(), { version: road.trail.seq, content: contentOf(change, now), photos: [], documents: [], note: '', corrects: null, reason: '' });
  await submitEntry(asClerk, road._id.toHexString(), drafted.entries.at(-1)!.id.toHexString(), drafted.trail.seq);
}

const policy = (changed: Pick<PolicyContent, 'title' | 'kind' | 'summary' | 'who' | 'how'> & Partial<PolicyContent>): PolicyContent => ({ documentNumber: '演示〔2026〕号', issuer: '青禾区（演示）', validFrom: '2026-01-01', validTo: null, aliases: [], materials: ['身份证', '户口簿'], where: '镇便民服务中心', phone: '0971-8880000', attachments: [], programme: null, power: null, certainty: 'proposal', changes: '', ...changed });
const policies: PolicyContent[] = [
  policy({ title: '耕地地力保护补贴（演示）', kind: 'agriculture', aliases: ['种地补贴', '耕地补贴'], summary: '承包地种着粮食的，按亩补，一年一次，打到一卡通里。撂荒的、盖了房子的不补。', who: '有土地承包经营权、实际种着地的农户。', how: '村里登记面积，公示没有意见后报镇里。自己不用跑。', programme: 'A1' }),
  policy({ title: '残疾人两项补贴（演示）', kind: 'socialSecurity', aliases: ['残补', '护理补贴'], summary: '困难残疾人有生活补贴，重度残疾人有护理补贴，按月发。', who: '持有残疾人证、符合当地规定的残疾人。', how: '向镇便民服务中心申请，审核后按月打到一卡通。', programme: 'S4' }),
  policy({ title: '农村宅基地申请（演示）', kind: 'land', aliases: ['批宅基地', '建房'], summary: '一户只能有一处宅基地。先由村民小组讨论、公示，再报镇里批。', who: '本村集体经济组织的成员，家里没有宅基地或者不够住的。', how: '向村民小组写申请，讨论公示后村里审查，镇里联审批准。', power: 'C5' }),
  policy({ title: '清洁取暖补贴（演示）', kind: 'construction', aliases: ['煤改电', '取暖补贴'], summary: '上一个取暖季装了清洁取暖设备的，给过一次性的补贴。这项政策已经到期。', who: '装了清洁取暖设备的农户。', how: '凭发票向镇便民服务中心申请。', validFrom: '2024-10-01', validTo: '2026-03-31' }),
  policy({ title: '学前教育资助（演示）', kind: 'education', aliases: ['幼儿园补助'], summary: '家里困难的孩子上普惠幼儿园，可以减免一部分保教费。', who: '低保家庭、特困、孤儿和残疾儿童，以及当地认定的困难家庭的孩子。', how: '开学时向幼儿园申请，园里公示后由教育局审核。' }),
];

async function withPolicies({ actors }: DemoPlace, now: Date): Promise<void> {
  const clock = fixedClock(new Date(now.getTime() - 20 * 86_400_000).toISOString());
  await seedPolicies(systemContext('demo', clock));
  const [writer, approver] = [{ actor: actors.get('minsheng')!, clock }, { actor: actors.get('gongkai')!, clock }];
  for (const [index, content] of policies.entries()) {
    const made = await createPolicy(writer, content);
    const sent = await submitPolicy(writer, made._id.toHexString(), made.trail.seq);
    // The last one waits for somebody to look at it.
    if (index < policies.length - 1) await approvePolicy(approver, made._id.toHexString(), sent.trail.seq);
  }
}
