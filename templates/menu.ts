/** An entry of the account's menu; `click` is the word that a follower could write as well. */
export interface MenuEntry {
  name: string;
  click?: string;
  url?: string;
  children?: MenuEntry[];
}

/** The account's menu for everybody and, once a follower is bound, for cadres and information officers. WeChat shows three entries, each with up to five below. */
export function accountMenu(publicOrigin: string): { buttons: MenuEntry[]; forTags: { tag: string; buttons: MenuEntry[] }[] } {
  const rating: MenuEntry = {
    name: '评议',
    children: [
      { name: '怎么评窗口', click: '评议' },
      { name: '查进度', click: '进度' },
      { name: '结果公开', url: `${publicOrigin}/pages/bulletins/index` },
    ],
  };
  const village: MenuEntry = { name: '村务', click: '村务' };
  const help = [
    { name: '人工', click: '人工' },
    { name: '都能做什么', click: '帮助' },
  ];
  const report: MenuEntry = { name: '举报', click: '举报' };
  return {
    buttons: [rating, village, { name: '帮助', children: [report, ...help] }],
    forTags: [
      { tag: 'cadre', buttons: [{ name: '我的提醒', click: '我的提醒' }, rating, { name: '帮助', children: [{ name: '退订提醒', click: '退订' }, village, report, ...help] }] },
      { tag: 'informationOfficer', buttons: [{ name: '上报', children: [{ name: '上报', click: '举报' }, { name: '我报的', click: '我报的' }] }, { name: '我的提醒', click: '我的提醒' }, { name: '帮助', children: [...rating.children!, ...help] }] },
    ],
  };
}
