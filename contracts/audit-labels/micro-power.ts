export const collections = { microPowers: '权力清单', powerCases: '照单用权' } as const satisfies Record<string, string>;

export const verbs: Record<string, string> = {
  'microPower.save': '改权力清单',
  'microPower.restore': '恢复成平台默认',
  'powerCase.open': '开始办一件事',
  'powerCase.record': '记一步',
  'powerCase.correct': '更正一步',
  'powerCase.close': '办结',
  'powerCase.object': '监督员提意见',
  'powerCase.answerObjection': '答复监督员',
  'powerCase.offer': '申请对外公开',
  'powerCase.release': '放行，对外公开',
  'powerCase.return': '退回，不公开',
  'powerCase.exported': '导出照单用权',
};

export const details: Record<string, string> = { step: '第几步', outcome: '结果' };
