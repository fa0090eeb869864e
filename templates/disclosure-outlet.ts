/** What stands and is said around a publication outside of phones. */
export const outletTexts = {
  nothing: '本期没有发生。',
  nothingSaid: '{village}，{period}的{item}，本期没有发生。',
  head: '{village}公开：{period} {item}',
  figures: { receipts: '收入', payments: '支出', closing: '月末结余', opening: '上月结余' },
  tables: { receipts: '收入', payments: '支出' },
  columns: { day: '日期', what: '事由', amount: '金额（元）' },
  ledAccounts: '收入 {receipts} 元，支出 {payments} 元，结余 {closing} 元',
  ledTable: '共 {rows} 行',
  ledEnd: '明细看公开栏，或扫栏上的码',
  said: {
    head: '{town}{village}的乡亲们，现在播送{period}{item}。',
    accounts: '上月结余{opening}元，本月收入{receipts}元，支出{payments}元，月末结余{closing}元。',
    largest: '支出最多的几笔是：',
    one: '{what}，{amount}元；',
    table: '这次公开的共{rows}条。',
    end: '明细贴在村公开栏，也可以扫公开栏上的码看。有疑问，请到村委会问，或者在手机上点“我有疑问”。',
    again: '播送完了，谢谢收听。',
  },
} as const;
