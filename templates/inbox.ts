/**
 * Messages to staff in the platform's inbox. They name the number and the step, never the citizen's words:
 * an inbox is read over shoulders. Placeholders are filled by whoever sends.
 */
export const inboxTexts = {
  'rating.integrity': { title: '有评议涉及廉洁', body: '{hall}{window}有一条评议勾了涉及廉洁的原因，只进委里。请看要不要转为问题线索，平台不会自动转。' },
  'followUp.assigned': { title: '新回访 {number}', body: '{hall}{window}有一条不满意评议，请在{due}前首次联系。' },
  'followUp.assignedWithoutPhone': { title: '新回访 {number}', body: '{hall}{window}有一条不满意评议，群众没留电话，请在{due}前处理。' },
  'followUp.handedOver': { title: '转来回访 {number}', body: '{hall}{window}的回访转给您办，这一步{due}到期。' },
  'followUp.unassigned': { title: '回访 {number} 没有人办', body: '{hall}{window}没有可派的回访员，请指派。' },
  'followUp.rectificationSent': { title: '请整改 {number}', body: '{hall}{window}有一件事请你们整改，{due}前答复措施并附凭据。' },
  'followUp.rectificationAnswered': { title: '部门已答复 {number}', body: '{department}答复了{hall}{window}的整改，请看行不行。' },
  'followUp.rectificationReturned': { title: '整改被退回 {number}', body: '退回理由：{reason}请在{due}前重新答复。' },
  'followUp.rectificationAccepted': { title: '整改通过 {number}', body: '{hall}{window}的整改答复已通过，接着请群众再评。' },
  'followUp.rectificationUnassigned': { title: '{number} 的整改没有人接', body: '{department}没有整改经办人账号，请联系安全管理员授权，或转给别的部门。' },
  'followUp.escalated': { title: '报委里处理 {number}', body: '{hall}{window}整改后群众仍不满意，请在{due}前作出处理。' },
  'followUp.objected': { title: '群众不同意办结 {number}', body: '{hall}{window}的事群众不同意办结，请在{due}前作出处理。' },
  'followUp.restored': { title: '重新办理 {number}', body: '{hall}{window}的评议改认定有效，请在{due}前作出处理。' },
  'followUp.setAside': { title: '不计入，已办结 {number}', body: '{hall}{window}的评议经复核认定不计入，这件事不用再办。' },
  'followUp.ratedAgain': { title: '群众已再评 {number}', body: '群众凭回执再评：{level}。' },
  'followUp.decided': { title: '委里已处理 {number}', body: '{hall}{window}的上报件已作出处理，回访已办结。' },
  'followUp.yellow': { title: '临期 {number}', body: '{hall}{window}的“{step}”{due}到期。' },
  'followUp.red': { title: '逾期 {number}', body: '{hall}{window}的“{step}”应在{due}前办，已经逾期。' },
  'followUp.extensionApproved': { title: '延期已批准 {number}', body: '延 {days} 个工作日，这一步改为{due}到期。' },
  'followUp.extensionRejected': { title: '延期没有批准 {number}', body: '这一步仍是{due}到期。' },
  'alert.fall': { title: '骤降 {window}', body: '{hall}{window}{detail}，请看看是怎么回事。' },
  'alert.cluster': { title: '集中 {window}', body: '{hall}{window}{detail}，请看看是怎么回事。' },
  'alert.praiseBurst': { title: '异常 {window}', body: '{hall}{window}{detail}，请核实。' },
  'rating.supplemented': { title: '群众追评不满意', body: '{hall}{window}有一条追评：不满意。第一次评的是{level}，计数不变，请看看。' },
  'grants.windowMerged': { title: '窗口并走了，要补授权', body: '{from}并入了{onto}。{names}等 {count} 个账号只授权在原窗口，看不到新窗口收到的评议，请到“账号与授权”补上。' },
  'appeal.filed': { title: '请认定 {number}', body: '{hall}{window}的一条评议，{applicant}申请{wanted}，请在{due}前认定。' },
  'appeal.objected': { title: '群众不同意认定 {number}', body: '{hall}{window}的一条评议认定不计入，群众不同意，请在{due}前重新认定。' },
  'appeal.resubmitted': { title: '补充后再报 {number}', body: '{applicant}补充了{hall}{window}的材料，请在{due}前认定。' },
  'appeal.approved': { title: '同意，{wanted} {number}', body: '{hall}{window}的一条评议已经认定，理由请点开看。' },
  'appeal.rejected': { title: '不同意 {number}', body: '{hall}{window}的一条评议没有改认定，理由请点开看。' },
  'appeal.returned': { title: '请补充 {number}', body: '{hall}{window}的申请退回补充，请在{due}前再报，过期按撤回办。' },
  'appeal.lapsed': { title: '没有补充，按撤回办 {number}', body: '{hall}{window}的申请退回后没有按期补充。' },
  'appeal.yellow': { title: '临期 {number}', body: '{hall}{window}的{step}{due}到期。' },
  'appeal.red': { title: '逾期 {number}', body: '{hall}{window}的{step}应在{due}前办，已经逾期。' },
} as const satisfies Record<string, { title: string; body: string }>;

export type InboxText = keyof typeof inboxTexts;
