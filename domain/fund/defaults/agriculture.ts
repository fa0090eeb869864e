import type { DefaultProgramme } from '.';

export const agriculture: readonly DefaultProgramme[] = [
  { code: 'A1', name: '耕地地力保护补贴', department: '农业农村、财政', unit: '亩', cycle: '每年', channel: 'oneCard', audience: '有耕地承包权、把耕地种好不撂荒的农户。' },
  { code: 'A2', name: '实际种粮农民补贴', department: '农业农村、财政', unit: '亩', cycle: '按通知', channel: 'oneCard', audience: '实际种粮食的人，包括流转了土地来种的。' },
  { code: 'A3', name: '农机购置与应用补贴', department: '农业农村', unit: '台', cycle: '按台申请', channel: 'oneCard', audience: '买了补贴目录里农机的农户和农业经营组织。' },
  { code: 'A4', name: '玉米大豆生产者补贴', department: '农业农村', unit: '亩', cycle: '每年', channel: 'oneCard', audience: '东北和内蒙古等地实际种玉米、大豆的人。' },
  { code: 'A5', name: '退耕还林还草补助', department: '林草', unit: '亩', cycle: '每年', channel: 'oneCard', audience: '按计划把耕地退成林地、草地，验收合格的农户。' },
  { code: 'A6', name: '森林生态效益补偿', department: '林草', unit: '亩', cycle: '每年', channel: 'oneCard', audience: '公益林的所有人和经营人。' },
  { code: 'A7', name: '草原生态保护补助奖励', department: '林草、农业农村', unit: '亩', cycle: '每年', channel: 'oneCard', audience: '落实禁牧、草畜平衡的草原承包户。' },
  { code: 'A8', name: '农业保险保费补贴、畜牧良种和无害化补助', department: '农业农村', unit: '亩、头', cycle: '每季', channel: 'offset', audience: '参加农业保险的农户，养殖户。保费补贴直接抵扣应交的保费。' },
];
