/** Words of the tables 信访举报统计表 and 问题线索处置统计表, and of the notice. */
export const clueStatisticsTexts = {
  unit: '单位：件',
  head: ['项目', '本期', '上年同期', '增减'],
  received: '一、收到和去向',
  lists: { channel: '二、按来源', kind: '三、按类别', town: '四、按镇街', month: '五、按月' },
  disposed: '一、处置总体情况',
  disposedLists: { disposition: '二、按处置方式（办结）', town: '三、按镇街（办结）', month: '四、按月（办结）' },
  satisfaction: '五、反映人的评价',
  none: '—',
  running: '本期还没有完，数截至{to}；上年同期数到同一天。',
  counted: '只数制表人看得到的线索：报告里点到的人和他的单位看不到、也不计入他的数。从一件里分出来的不另计。',
  suppressed: '1 至 4 件的写作 <5；为了不让人从别的数推算出来，另有数写作 —。增减只列两期都写明的。',
  petitions: '收到按收到的日子算，一件只算一次；受理 = 没有办结 + 已经办结，不含已转出；去向按期末的情形算；办结率 = 收到的里面到期末办结的 ÷ 受理。重复反映指登记后关联过相近线索的。',
  dispositions: '办结按办结的日子算，不论哪期收到；平均用时是从收到到办结的工作日；积存是期末没有办结、也没有转出的；逾期是制表时的数。满意率 =（满意 + 基本满意）÷ 凭回执作了评价的。',
  sign: '制表人：{by}　　制表日期：{day}　　审核：＿＿＿＿＿＿',
} as const;

export const clueStatisticsInboxTexts = {
  'clueStatistics.alarm': { title: '有一项走势异常', body: '有一项走势异常，请看统计。' },
} as const satisfies Record<string, { title: string; body: string }>;
