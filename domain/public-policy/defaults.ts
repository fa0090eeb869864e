import type { PolicyContent } from '../../contracts/public-policy';

const common = { documentNumber: '国务院令第649号', validFrom: null, validTo: null, phone: null, certainty: 'unverified', changes: '', kind: 'socialSecurity', issuer: '国务院（社会救助暂行办法）' } as const;
const atTown = '乡镇人民政府、街道办事处';
/** One list each: a content is a value of its own. */
const lists = () => ({ attachments: [] as string[], materials: ['书面申请'] });

/**
 * What the library begins with, in our own words from 社会救助暂行办法. What was held against the official text is
 * public from the first day; the rest are drafts for the district to check. Sums, days and local materials are not in
 * it: each place has its own, and its staff write them in.
 */
export const defaultPolicies: readonly (PolicyContent & { seed: string })[] = [
  {
    ...common,
    ...lists(),
    seed: 'minimumLiving',
    certainty: 'official',
    title: '最低生活保障（低保）',
    aliases: ['低保', '低保户', '低保金'],
    summary: '家里人均收入低于当地低保标准、家庭财产也符合当地规定的，国家按月补足生活费。标准由各地定，每个地方不一样。批下来以后，乡镇会定期核查，家里情况变了要告诉他们。',
    who: '共同生活的家庭成员人均收入低于当地最低生活保障标准，并且家庭财产状况符合当地规定的家庭。',
    how: `由共同生活的家庭成员向户籍所在地的${atTown}书面申请。自己写不了、去不了的，可以请村（居）民委员会代为申请。受理以后要核对家庭经济情况、入户调查，并在村（社区）公示。`,
    where: `户籍所在地的${atTown}`,
    programme: 'S1',
    power: 'C1',
  },
  {
    ...common,
    ...lists(),
    seed: 'specialHardship',
    title: '特困人员供养',
    aliases: ['特困', '五保', '特困供养'],
    summary: '没有劳动能力、没有生活来源，也没有人能赡养、抚养、扶养他的老人、残疾人和未成年人，由国家供养。可以在供养机构集中供养，也可以在家分散供养，自己选。',
    who: '无劳动能力、无生活来源，且无法定赡养、抚养、扶养义务人，或者义务人没有能力的老年人、残疾人和未满 16 周岁的未成年人。',
    how: `由本人向${atTown}书面申请；本人有困难的，可以请村（居）民委员会代为申请。不再符合条件的，村（居）民委员会或供养机构要报告，停止供养要公示。`,
    where: atTown,
    programme: null,
    power: 'C2',
  },
  {
    ...common,
    ...lists(),
    seed: 'temporaryAid',
    title: '临时救助',
    aliases: ['临时救助', '急难救助', '救急难'],
    summary: '因为火灾、交通事故、家人突然得重病等，家里一时过不下去的，可以申请一次性的临时救助。钱数小的，乡镇可以直接审批；情况紧急的，手续可以从简。',
    who: '因意外事件、突发重大疾病，或者必需的生活支出突然增加，基本生活暂时出现严重困难的家庭和个人。',
    how: `向${atTown}申请。经核实、公示后审批；救助金额较小的，可以委托乡镇、街道审批。情况紧急的，可以简化手续。`,
    where: atTown,
    programme: null,
    power: 'C3',
  },
  {
    ...common,
    ...lists(),
    seed: 'medicalAid',
    title: '医疗救助',
    aliases: ['医疗救助', '大病救助', '看病救助'],
    kind: 'health',
    summary: '低保家庭、特困人员和县级以上政府规定的其他困难人员，参加医疗保险的个人缴费可以得到补贴；保险报销以后自己还负担不起的医药费，可以再得到补助。',
    who: '最低生活保障家庭成员、特困供养人员，以及县级以上人民政府规定的其他特殊困难人员。',
    how: `向${atTown}申请，经审核、公示后由县级医疗保障部门审批。低保家庭成员和特困供养人员由医疗保障部门直接办理。`,
    where: `${atTown}；低保、特困人员由县级医疗保障部门直接办理`,
    programme: null,
    power: 'C3',
  },
];
