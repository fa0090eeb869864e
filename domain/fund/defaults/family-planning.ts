import type { DefaultProgramme } from '.';

export const familyPlanning: readonly DefaultProgramme[] = [
  { code: 'P1', name: '农村部分计划生育家庭奖励扶助', department: '卫健', unit: '人', cycle: '每年', channel: 'oneCard', sensitive: true, audience: '符合规定的农村计划生育家庭的父母。' },
  { code: 'P2', name: '计划生育家庭特别扶助', department: '卫健', unit: '人', cycle: '每年或每月', channel: 'oneCard', sensitive: true, audience: '独生子女伤残、死亡家庭的父母。' },
  { code: 'P3', name: '独生子女父母奖励', department: '卫健', unit: '人', cycle: '每月或每年', channel: 'oneCard', sensitive: true, audience: '领了独生子女父母光荣证的父母。' },
  { code: 'P4', name: '育儿补贴', department: '卫健', unit: '孩', cycle: '每年', channel: 'oneCard', sensitive: true, audience: '3 周岁以下婴幼儿，由父母或监护人申领。' },
];
