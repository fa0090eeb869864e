import { z } from 'zod';

/** How a report came in. The labels are those of the registry: 信 访 网 电 微 端 and more. */
export const clueChannel = z.enum(['letter', 'visit', 'web', 'call', 'account', 'miniProgram', 'officer', 'inspection', 'fromAbove', 'passedOn', 'officerGreen']);
export type ClueChannel = z.infer<typeof clueChannel>;
export const clueChannelLabels: Record<ClueChannel, { mark: string; name: string }> = {
  letter: { mark: '信', name: '来信' },
  visit: { mark: '访', name: '来访' },
  web: { mark: '网', name: '网页' },
  call: { mark: '电', name: '来电' },
  account: { mark: '微', name: '公众号' },
  miniProgram: { mark: '端', name: '小程序' },
  officer: { mark: '员', name: '廉情信息员' },
  inspection: { mark: '巡', name: '巡察移送' },
  fromAbove: { mark: '交', name: '上级交办' },
  passedOn: { mark: '转', name: '部门移送' },
  /** 绿色通道: past the clerks, to those who manage clues and to the leaders. */
  officerGreen: { mark: '绿', name: '信息员绿色通道' },
};

/** 检举控告 and what else comes to a petition office (处理检举控告工作规则 第四条). Configurable kinds of accusations are `clueTopic`. */
export const clueKind = z.enum(['accusation', 'appeal', 'suggestion', 'outside']);
export type ClueKind = z.infer<typeof clueKind>;
export const clueKindLabels: Record<ClueKind, string> = { accusation: '检举控告', appeal: '申诉', suggestion: '批评建议', outside: '业务范围外' };

/** Where a clue stands. */
export const clueState = z.enum(['received', 'registered', 'assigned', 'deciding', 'approving', 'handling', 'parked', 'closing', 'closed', 'passedOn']);
export type ClueState = z.infer<typeof clueState>;
export const clueStateLabels: Record<ClueState, string> = {
  received: '待登记',
  registered: '待分办',
  assigned: '待签收',
  deciding: '待提处置意见',
  approving: '处置意见待审批',
  handling: '办理中',
  parked: '暂存待查',
  closing: '办结待审批',
  closed: '已办结',
  passedOn: '已转出',
};

/** What the reporter is told of it: never more than this. */
export const reporterStage = z.enum(['received', 'accepted', 'handling', 'closed', 'notAccepted', 'passedUp']);
export type ReporterStage = z.infer<typeof reporterStage>;
export const reporterStageLabels: Record<ReporterStage, string> = { received: '已经收到', accepted: '已经受理', handling: '正在办理', closed: '已经办结', notAccepted: '不由本委受理', passedUp: '按规定转上级' };

/** 四类处置方式 (处理检举控告工作规则 第十七条). */
export const disposition = z.enum(['talk', 'preliminary', 'park', 'close']);
export type Disposition = z.infer<typeof disposition>;
export const dispositionLabels: Record<Disposition, string> = { talk: '谈话函询', preliminary: '初步核实', park: '暂存待查', close: '予以了结' };

/** What is done with a clue, one name for act, ability and timeline. Only `sayToReporter` and what follows it change no state. */
export const clueAct = z.enum(['register', 'refuse', 'distribute', 'sign', 'countersign', 'giveBack', 'propose', 'askExtension', 'proposeClosing', 'decide', 'withdraw', 'unpark', 'transfer', 'reopen', 'admit', 'reply', 'sayToReporter', 'addNote', 'link', 'split', 'hold', 'liftHold', 'askDestruction', 'clear', 'prepareFalse', 'sendFalseUp', 'recordFalse', 'sealUpward']);
export type ClueAct = z.infer<typeof clueAct>;
export const clueActLabels: Record<ClueAct, string> = {
  register: '登记',
  refuse: '不受理，转出',
  distribute: '分办',
  sign: '签收',
  countersign: '会签',
  giveBack: '退回分办',
  propose: '提出处置意见',
  askExtension: '申请延期',
  proposeClosing: '报请办结',
  decide: '审批',
  withdraw: '撤回报批',
  unpark: '重新启用',
  transfer: '移交',
  reopen: '重新办理',
  admit: '让同事看得到',
  reply: '答复反映人',
  sayToReporter: '提问反映人',
  addNote: '记一笔',
  link: '关联相近的',
  split: '分出一人',
  hold: '暂停销毁',
  liftHold: '解除暂停销毁',
  askDestruction: '申请提前销毁',
  clear: '澄清正名',
  prepareFalse: '拟报涉嫌诬告陷害',
  sendFalseUp: '报上级审批',
  recordFalse: '登记上级批复',
  sealUpward: '封存上送',
};

/** What waits for a second person. */
export const pendingWhat = z.enum(['disposition', 'extension', 'closing', 'destruction']);
export type PendingWhat = z.infer<typeof pendingWhat>;
export const pendingWhatLabels: Record<PendingWhat, string> = { disposition: '处置意见', extension: '延期', closing: '办结', destruction: '提前销毁' };

/** What a reporter thinks of how his report was handled, asked once it is closed (实名满意率). */
export const clueSatisfaction = z.enum(['satisfied', 'fair', 'dissatisfied']);
export type ClueSatisfaction = z.infer<typeof clueSatisfaction>;
export const clueSatisfactionLabels: Record<ClueSatisfaction, string> = { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意' };

/** What was found in the end; null where nothing is found, as of a suggestion. */
export const clueFinding = z.enum(['true', 'partly', 'untrue', 'unprovable'], '请选查下来怎么样');
export type ClueFinding = z.infer<typeof clueFinding>;
export const clueFindingLabels: Record<ClueFinding, string> = { true: '属实', partly: '部分属实', untrue: '不实', unprovable: '无法查证' };

/**
 * How far a suspected false accusation has come. It is found by a commission of a prefecture-level city or above;
 * here it is prepared, sent up, and what came back is written down.
 */
export const falseStage = z.enum(['none', 'prepared', 'sentUp', 'agreed', 'refused']);
export type FalseStage = z.infer<typeof falseStage>;
