import { card, entries, money, number, onDay, person, phone, text, villageLaw, villageLists } from './shape';

const common = { places: ['village'], source: villageLists, certainty: 'proposal', provider: '村委会', reviewer: '村务监督委员会' } as const;
const masked = '姓名公开时自动遮住，只留姓。';
const relief = villageLaw('30');

/** 村务: decisions, people, work. */
export const villageAffairs = entries({ ...common, class: 'affairs', group: '村务' }, [
  { code: 'V1', name: '村民（代表）会议决定及落实情况', frequency: 'atOnce', source: villageLaw('24、30'), certainty: 'official', columns: [text('matter', '事项'), onDay('day', '日期'), text('present', '到会/应到'), number('for', '赞成'), number('against', '反对'), number('abstain', '弃权'), text('result', '结果'), text('progress', '落实情况', 'optional'), text('responsible', '负责人')], help: '落实情况每季度再公开一次。' },
  { code: 'V2', name: '村委会、村务监督委员会成员分工和联系方式', frequency: 'onDecision', columns: [text('holder', '任职人'), text('post', '职务'), text('duty', '分工'), text('officePhone', '办公电话')], help: '写办公电话，不写私人手机号。' },
  { code: 'V3', name: '年度工作目标、工作报告', frequency: 'yearly' },
  { code: 'V4', name: '村干部及聘用人员报酬、误工补贴', frequency: 'quarterly', source: villageLaw('24、30'), certainty: 'official', columns: [text('holder', '任职人'), text('post', '职务'), money('standard', '标准'), number('months', '月数'), money('amount', '金额')] },
  { code: 'V22', name: '协助政府工作情况', class: 'service', frequency: 'quarterly', source: villageLaw('30'), certainty: 'official' },
  { code: 'V23', name: '任期和离任审计结果', frequency: 'atOnce', source: villageLaw('35'), certainty: 'official', attached: '审计报告', help: '离任审计在下一次选举前公开。', provider: '乡镇（街道）' },
  { code: 'V24', name: '民主评议结果', frequency: 'yearly', source: villageLaw('33'), certainty: 'official', columns: [text('holder', '任职人'), text('post', '职务'), text('votes', '得票'), text('result', '结果')] },
  { code: 'V25', name: '印章使用', frequency: 'quarterly', columns: [onDay('day', '日期'), text('matter', '事项'), text('approver', '批准人')], help: '给个人开的证明只写种类，不写姓名。' },
  { code: 'V26', name: '村规民约、制度', frequency: 'onDecision' },
]);

/** 救助和补贴: what reaches people. */
export const villageRelief = entries({ ...common, class: 'affairs', group: '救助' }, [
  { code: 'V5', name: '政府拨付、社会捐赠款物使用', class: 'fund', frequency: 'atOnce', source: relief, certainty: 'official', columns: [text('source', '来源'), text('purpose', '用途'), money('received', '收到'), money('used', '使用'), money('left', '结余'), text('recipients', '受益的户或人数', 'optional')] },
  { code: 'V6', name: '最低生活保障对象', frequency: 'quarterly', source: relief, certainty: 'official', columns: [person('name', '姓名'), text('group', '村民小组'), number('persons', '人数'), money('amount', '每月金额'), onDay('since', '从哪天起', 'optional')], help: `${masked}有变动的，记一件要公开的事，单独公开。` },
  { code: 'V7', name: '特困供养对象', frequency: 'quarterly', source: relief, certainty: 'official', columns: [person('name', '姓名'), text('form', '供养方式'), money('amount', '每月金额')], help: masked },
  { code: 'V8', name: '临时、医疗、灾害、慈善救助', frequency: 'atOnce', source: relief, certainty: 'official', columns: [person('name', '姓名'), text('kind', '种类'), money('amount', '金额'), onDay('day', '日期')], help: `${masked}不写病情。` },
  { code: 'V9', name: '残疾人两项补贴', frequency: 'quarterly', columns: [person('name', '姓名'), text('kind', '补贴'), money('amount', '金额')], help: `${masked}不写残疾种类和等级。` },
  { code: 'V10', name: '惠农补贴（耕地、林业、农机等）', class: 'fund', group: '惠农补贴', frequency: 'atOnce', columns: [person('name', '姓名'), number('quantity', '面积或数量'), money('rate', '标准'), money('amount', '金额'), card('card', '卡号', 'optional')], help: `一批定下来就公开。${masked}卡号只留尾号。` },
  { code: 'V11', name: '农村危房改造', class: 'fund', group: '危房改造', frequency: 'atOnce', columns: [person('name', '姓名'), text('kind', '改造方式'), money('amount', '金额'), text('acceptance', '验收', 'optional')], help: masked },
  { code: 'V12', name: '宅基地申请与审批', class: 'service', group: '办事', frequency: 'quarterly', columns: [person('name', '姓名'), text('place', '坐落'), number('area', '面积（平方米）'), text('result', '结果')], help: `${masked}每一宗报批前，另记一件要公开的事，至少公示 5 天。坐落写到组，不写门牌。` },
  { code: 'V19', name: '养老、医疗保险参保', class: 'service', group: '办事', frequency: 'quarterly', columns: [text('kind', '险种'), number('total', '参保人数'), number('added', '新增人数'), person('name', '新增的人', 'optional')], help: masked },
  { code: 'V20', name: '计划生育（生育支持、奖励扶助）落实', group: '奖励扶助', frequency: 'quarterly', source: relief, certainty: 'official', columns: [text('kind', '种类'), person('name', '姓名'), money('amount', '金额')], help: `${masked}不写生育情况。` },
  { code: 'V21', name: '公益性岗位聘用', class: 'service', group: '办事', frequency: 'atOnce', columns: [text('post', '岗位'), person('name', '姓名'), phone('phone', '电话', 'optional'), text('term', '期限'), money('pay', '每月报酬')], help: `${masked}电话中间四位遮住。` },
]);
