import type { DefaultProgramme } from '.';

const rescue = { title: '社会救助暂行办法 第27–30条', number: '', from: null, to: null };

export const health: readonly DefaultProgramme[] = [
  { code: 'H1', name: '城乡居民医保参保资助', department: '医保', unit: '人', cycle: '每年', channel: 'offset', audience: '特困人员、低保对象等按规定资助参保的人，抵扣个人应交的部分。' },
  { code: 'H2', name: '医疗救助', department: '医保', unit: '人次', cycle: '随时', channel: 'offset', sensitive: true, certainty: 'official', bases: [rescue], audience: '低保家庭成员、特困供养人员和规定的其他困难人员。' },
  { code: 'H3', name: '乡村医生补助、基本公共卫生服务补助', department: '卫健', unit: '人', cycle: '每月或每季', channel: null, audience: '村卫生室的乡村医生。' },
  { code: 'H4', name: '严重精神障碍患者监护补助', department: '卫健、政法', unit: '人', cycle: '每年', channel: 'oneCard', sensitive: true, audience: '尽到监护责任的患者监护人。' },
  { code: 'H5', name: '地方病、大病专项救治补助', department: '卫健', unit: '人次', cycle: '随时', channel: 'offset', sensitive: true, audience: '得了规定病种、按规定救治的人。' },
];
