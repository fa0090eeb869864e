/**
 * The demo district: an invented place with one district, twelve departments, eight towns and streets, sixty villages
 * and communities, six halls and forty windows. Names are invented and plainly demo.
 */
export const districtName = '青禾区';
export const commissionName = '青禾区纪委监委（演示）';

export const departments: readonly { code: string; name: string; services: readonly string[] }[] = [
  { code: 'RSJ', name: '区人力资源和社会保障局', services: ['社会保险', '就业登记', '社保卡'] },
  { code: 'YBJ', name: '区医疗保障局', services: ['医保报销', '异地就医备案'] },
  { code: 'MZJ', name: '区民政局', services: ['婚姻登记', '低保申请', '老年优待证'] },
  { code: 'GAJ', name: '区公安分局', services: ['户籍办理', '身份证', '居住证'] },
  { code: 'ZRJ', name: '区自然资源局', services: ['不动产登记', '不动产查询'] },
  { code: 'SCJ', name: '区市场监督管理局', services: ['营业执照', '食品经营许可'] },
  { code: 'SWJ', name: '区税务局', services: ['个人纳税', '发票代开'] },
  { code: 'ZJJ', name: '区住房和城乡建设局', services: ['公租房', '维修资金'] },
  { code: 'CLJ', name: '区残疾人联合会', services: ['残疾人补贴', '残疾证'] },
  { code: 'NYJ', name: '区农业农村局', services: ['惠农补贴', '宅基地审批'] },
  { code: 'JYJ', name: '区教育局', services: ['入学登记', '助学贷款'] },
  { code: 'WJJ', name: '区卫生健康局', services: ['生育登记', '健康证'] },
];

export const towns: readonly { code: string; name: string; communities: boolean }[] = [
  { code: 'LX', name: '柳溪镇', communities: false },
  { code: 'LY', name: '梨园镇', communities: false },
  { code: 'XT', name: '新塘街道', communities: true },
  { code: 'CG', name: '城关街道', communities: true },
  { code: 'SQ', name: '石桥镇', communities: false },
  { code: 'QS', name: '清水乡', communities: false },
  { code: 'DH', name: '东河街道', communities: true },
  { code: 'YT', name: '云台乡', communities: false },
];

const villageFirst = ['上', '下', '东', '西', '南', '北', '前', '后'];
const villageSecond = ['柳', '槐', '石', '泉', '桥', '湾', '坪', '沟'];
const communityNames = ['和顺', '安康', '景明', '文苑', '福田', '长乐', '新园', '春晖'];

/** Sixty villages and communities, seven or eight to a town. */
export function villagesOf(townIndex: number): { name: string; community: boolean }[] {
  const town = towns[townIndex];
  if (!town) return [];
  const count = townIndex < 4 ? 8 : 7;
  return Array.from({ length: count }, (_, index) =>
    town.communities
      ? { name: `${communityNames[(index + townIndex) % 8]}社区`, community: true }
      : { name: `${villageFirst[index % 8]}${villageSecond[(index + townIndex) % 8]}村`, community: false },
  );
}

/** Whose clerk and supervisor have demo accounts: its affairs are told in full, those of others in part. */
export const villageOfStory = { town: 'LX', serial: '01' } as const;

/** Six halls; `at` is a town's code, or null for the district's own. `windows` names the staffing departments. */
export const halls: readonly { code: string; name: string; at: string | null; windows: readonly string[] }[] = [
  { code: 'H-QZW', name: '区政务服务中心', at: null, windows: ['RSJ', 'RSJ', 'YBJ', 'YBJ', 'MZJ', 'GAJ', 'GAJ', 'ZRJ', 'ZRJ', 'SCJ', 'SCJ', 'SWJ', 'SWJ', 'ZJJ', 'JYJ', 'WJJ'] },
  { code: 'H-LX', name: '柳溪镇便民服务中心', at: 'LX', windows: ['MZJ', 'YBJ', 'RSJ', 'CLJ', 'NYJ'] },
  { code: 'H-LY', name: '梨园镇便民服务中心', at: 'LY', windows: ['CLJ', 'RSJ', 'NYJ', 'YBJ'] },
  { code: 'H-XT', name: '新塘街道便民服务中心', at: 'XT', windows: ['MZJ', 'RSJ', 'YBJ', 'ZJJ', 'CLJ'] },
  { code: 'H-CG', name: '城关街道便民服务中心', at: 'CG', windows: ['GAJ', 'RSJ', 'MZJ', 'ZJJ', 'YBJ'] },
  { code: 'H-SQ', name: '石桥镇便民服务中心', at: 'SQ', windows: ['NYJ', 'RSJ', 'YBJ', 'MZJ', 'CLJ'] },
];

export const comments: Record<'satisfied' | 'acceptable' | 'dissatisfied', readonly string[]> = {
  satisfied: ['讲得很清楚，一次就办好了。', '小同志很耐心。', '排队不久，很快。', '帮我填了表，谢谢。'],
  acceptable: ['办是办了，等了一会儿。', '材料单子字太小。', '还可以，希望多开一个窗口。'],
  dissatisfied: [
    '交了材料才说还缺一份复印件，让我下周再来。',
    '等了一个多小时，前面只有三个人。',
    '问了两遍都没抬头。',
    '网上约好的时间，到了还要重新取号。',
    '说好五天，半个月了还没消息。',
    '到了十点窗口还没人。',
  ],
};

export const measures = ['已向当事人道歉，窗口加贴材料清单，并安排复印机专人值守。', '已补办完毕并上门送达，科室会上通报，重新培训一次性告知。', '已核实排班，增开一个窗口，并公示高峰时段。'];
export const answersToCitizen = ['您反映的情况属实，给您添麻烦了。材料已经补齐办好，以后会一次说清。', '已经给您办结，耽误了您的时间，向您道歉。窗口已增加人手。'];
