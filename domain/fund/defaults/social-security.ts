import type { FundBasis } from '../../../contracts/fund';
import type { DefaultProgramme } from '.';

const rescue = (articles: string): FundBasis => ({ title: `社会救助暂行办法 第${articles}条`, number: '', from: null, to: null });

export const socialSecurity: readonly DefaultProgramme[] = [
  { code: 'S1', name: '城乡最低生活保障', department: '民政', unit: '人', cycle: '每月', channel: 'oneCard', certainty: 'official', bases: [rescue('9–13')], audience: '家庭成员人均收入低于当地低保标准、财产状况符合规定的家庭。' },
  { code: 'S2', name: '特困人员救助供养', department: '民政', unit: '人', cycle: '每月', channel: 'oneCard', certainty: 'official', bases: [rescue('14–19')], audience: '没有劳动能力、没有生活来源，也没有法定赡养、抚养、扶养人（或他们没有能力）的老年人、残疾人和未满 16 周岁的未成年人。' },
  { code: 'S3', name: '临时救助', department: '民政', unit: '人次、户次', cycle: '随时', channel: 'oneCard', certainty: 'official', bases: [rescue('47–49')], audience: '遇到火灾、交通事故、重病等意外，或必需支出突然增加，基本生活暂时过不下去的家庭。' },
  { code: 'S4', name: '残疾人两项补贴', department: '民政、残联', unit: '人', cycle: '每月', channel: 'oneCard', sensitive: true, audience: '困难残疾人（生活补贴），需要长期照护的重度残疾人（护理补贴）。' },
  { code: 'S5', name: '孤儿、事实无人抚养儿童基本生活补贴', department: '民政', unit: '人', cycle: '每月', channel: 'oneCard', sensitive: true, audience: '孤儿和认定为事实无人抚养的儿童。' },
  { code: 'S6', name: '高龄津贴', department: '民政', unit: '人', cycle: '每月或每季', channel: 'oneCard', audience: '80 周岁以上的老年人，具体年龄看本省规定。' },
  { code: 'S7', name: '城乡居民基本养老保险待遇', department: '人社', unit: '人', cycle: '每月', channel: 'oneCard', audience: '参加城乡居民养老保险、到了领取年龄的人。' },
  { code: 'S8', name: '公益性岗位补贴、优抚对象抚恤补助、被征地农民保障', department: '人社、退役军人', unit: '人', cycle: '每月', channel: 'oneCard', audience: '公益性岗位上岗人员、优抚对象、被征地农民，各按各的规定。' },
];
