import { z } from 'zod';
import type { ReportTopic } from '../../contracts/clue-report';
import { keptTopic, topicsKeptMax, type KeptTopic } from '../../contracts/clue-topics';
import { defineSetting, getSetting, type Context } from '../kernel';

/** The breaches of discipline as a villager would say them; the list is the commission's to change. */
const defaults: readonly ReportTopic[] = [
  { key: 'money', label: '村里的钱和账', examples: '截留补贴、虚列支出、账目不公开', fields: [{ key: 'which', label: '哪笔钱', hint: '如：2025 年修路款' }] },
  { key: 'assets', label: '集体的地和物', examples: '低价出租、私自处置、工程不招标', fields: [{ key: 'which', label: '哪块地、哪项工程', hint: '如：村东鱼塘承包' }] },
  { key: 'welfare', label: '低保、补贴和救助', examples: '优亲厚友、冒领、克扣', fields: [{ key: 'which', label: '哪项补贴', hint: '如：低保金、危房改造' }] },
  { key: 'bribery', label: '收钱收礼、吃拿卡要', examples: '办事收好处、收礼金、接受宴请', fields: [] },
  { key: 'duty', label: '不担当、不作为、乱作为', examples: '推诿、拖着不办、乱收费、乱罚款', fields: [] },
  { key: 'conduct', label: '作风和生活问题', examples: '大操大办、公车私用、赌博', fields: [] },
  { key: 'other', label: '其他', examples: '说不清是哪一类，选这个', fields: [] },
];

export const clueTopicsKey = defineSetting<KeptTopic[]>('clueTopics', z.array(keptTopic).min(1).max(topicsKeptMax), defaults.map((topic) => ({ ...topic, hidden: false, former: [] })));

/** What a form offers now, in its order. */
export async function offeredTopics(ctx: Context): Promise<ReportTopic[]> {
  return (await getSetting(ctx, clueTopicsKey, null)).filter(({ hidden }) => !hidden).map(({ key, label, examples, fields }) => ({ key, label, examples, fields }));
}
