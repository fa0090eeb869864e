import type { DefaultProgramme } from '.';

// Of children and students: who receives help is nobody else's business.
export const education: readonly DefaultProgramme[] = [
  { code: 'E1', name: '义务教育家庭经济困难学生生活补助', department: '教育', unit: '生', cycle: '每学期', channel: 'oneCard', sensitive: true, audience: '义务教育阶段家庭经济困难的学生。' },
  { code: 'E2', name: '学生营养改善计划', department: '教育', unit: '生·天', cycle: '每月', channel: 'inKind', sensitive: true, audience: '实施学校的义务教育阶段学生，吃到的是饭。' },
  { code: 'E3', name: '普通高中国家助学金、免学费', department: '教育', unit: '生', cycle: '每学期', channel: 'oneCard', sensitive: true, audience: '家庭经济困难的普通高中学生。' },
  { code: 'E4', name: '中职国家助学金、免学费', department: '教育、人社', unit: '生', cycle: '每学期', channel: 'oneCard', sensitive: true, audience: '符合规定的中职学生。' },
  { code: 'E5', name: '学前教育资助', department: '教育', unit: '生', cycle: '每学期', channel: 'oneCard', sensitive: true, audience: '家庭经济困难的在园幼儿。' },
  { code: 'E6', name: '雨露计划', department: '乡村振兴', unit: '生', cycle: '每学期', channel: 'oneCard', sensitive: true, audience: '脱贫户和监测户里读职业院校的子女。' },
  { code: 'E7', name: '大学新生入学资助、生源地贷款贴息', department: '教育', unit: '生', cycle: '每年', channel: 'oneCard', sensitive: true, audience: '家庭经济困难的大学新生，办了生源地助学贷款的学生。' },
];
