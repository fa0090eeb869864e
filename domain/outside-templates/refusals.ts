import mongoose, { Schema } from 'mongoose';
import type { OutsideChannel, OutsideRefusal } from '../../contracts/outside-templates';
import { native, shanghaiDay, type Clock } from '../kernel';

interface StoredRefusal {
  /** kind:channel:code:day */
  _id: string;
  kind: string;
  channel: OutsideChannel;
  code: string;
  day: string;
  count: number;
  expireAt: Date;
}

const schema = new Schema<StoredRefusal>(
  { _id: String, kind: { type: String, required: true }, channel: { type: String, required: true }, code: { type: String, required: true }, day: { type: String, required: true }, count: { type: Number, required: true }, expireAt: { type: Date, required: true } },
  { collection: 'outsideRefusals', strict: 'throw' },
);
schema.index({ kind: 1, day: -1, count: -1 });
schema.index({ expireAt: 1 }, { expireAfterSeconds: 0 });
export const RefusalModel = mongoose.model<StoredRefusal>('OutsideRefusal', schema);

const dayMs = 86_400_000;
const keptDays = 30;
const shownDays = 14;

const whyOf: Record<string, string> = {
  '47003': '有字段的内容不合模板的规定',
  '40037': '模板 ID 不对，或者模板已被删',
  '40036': '模板 ID 不对',
  '41030': '点开的页面小程序里没有',
  '43116': '模板因滥用被微信限制',
  '48001': '公众号没有这个接口的权限',
  notConnected: '没有配这个账号的密钥',
};
/** Of Tencent Cloud, by a part of the code. */
const whyByPart: readonly (readonly [string, string])[] = [
  ['TemplateIncorrectOrUnapproved', '短信模板不对，或者没有审核通过'],
  ['SignatureIncorrectOrUnapproved', '短信签名不对，或者没有审核通过'],
  ['TemplateParameter', '变量的个数或内容不合模板的规定'],
  ['ContainSensitiveWord', '内容里有敏感词'],
];

/** A platform did not take a message because of its form. Counted by day; nothing of the message or of the person is kept. */
export async function noteRefusal(clock: Clock, { kind, channel, code }: { kind: string; channel: OutsideChannel; code: string }): Promise<void> {
  const now = clock.now();
  const day = shanghaiDay(now);
  const set = { kind, channel, code, day, expireAt: new Date(now.getTime() + keptDays * dayMs) };
  await native(RefusalModel).updateOne({ _id: `${kind}:${channel}:${code}:${day}` }, { $inc: { count: 1 }, $setOnInsert: set }, { upsert: true });
}

/** Of the last two weeks, the newest first. */
export async function refusalsOf(clock: Clock, kind: string): Promise<OutsideRefusal[]> {
  const since = shanghaiDay(new Date(clock.now().getTime() - shownDays * dayMs));
  const found = await native(RefusalModel).find({ kind, day: { $gte: since } }, { sort: { day: -1, count: -1 }, limit: 20 }).toArray();
  return found.map(({ channel, code, day, count }) => ({ channel, code, day, count, why: whyOf[code] ?? whyByPart.find(([part]) => code.includes(part))?.[1] ?? '平台没有收，请按错误码查' }));
}
