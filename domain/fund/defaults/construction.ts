import type { DefaultProgramme } from '.';

export const construction: readonly DefaultProgramme[] = [
  { code: 'B1', name: '农村危房改造、抗震改造补助', department: '住建', unit: '户', cycle: '按户', channel: 'oneCard', audience: '住房经鉴定是危房的农村低收入群体等重点对象。' },
  { code: 'B2', name: '农村户厕改造奖补', department: '农业农村', unit: '户', cycle: '按次', channel: 'oneCard', audience: '改厕验收合格的农户。' },
  { code: 'B3', name: '清洁取暖补贴', department: '发改、能源', unit: '户', cycle: '每年', channel: 'oneCard', audience: '改用清洁能源取暖的住户。' },
  { code: 'B4', name: '易地搬迁、避灾搬迁补助', department: '发改、乡村振兴', unit: '人、户', cycle: '按次', channel: 'oneCard', audience: '列入搬迁计划的住户。' },
  { code: 'B5', name: '一事一议财政奖补', department: '财政', unit: '项目', cycle: '按项目', channel: null, audience: '村民一事一议办起来的村内公益项目。钱给项目，不给个人。' },
  { code: 'B6', name: '困难残疾人家庭无障碍改造', department: '残联', unit: '户', cycle: '按次', channel: 'inKind', sensitive: true, audience: '有改造需要的困难残疾人家庭。' },
];
