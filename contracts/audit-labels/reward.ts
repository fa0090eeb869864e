/** 举报奖励. */
export const collections = { rewards: '举报奖励', rewardProposals: '奖励建议' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'reward.propose': '提出奖励',
  'reward.withdraw': '撤回奖励建议',
  'reward.agree': '同意奖励（第一人）',
  'reward.approve': '同意奖励（第二人）',
  'reward.refuse': '不同意奖励',
  'reward.approved': '批准的奖励',
  'reward.choose': '本人选了怎么领',
  'reward.handOut': '付出奖励',
  'reward.confirm': '第二人记账',
  'reward.notPaid': '第二人记下没有付',
  'reward.transferred': '微信转账有了结果',
  'reward.expire': '过期没有领',
  'reward.exported': '导出举报奖励',
};
export const details: Record<string, string> = { way: '怎么领' };
