import { z } from 'zod';
import { day } from './common';

/** After a clue was closed as untrue: clearing whoever was reported wrongly, and a suspected false accusation. */
const words = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`);
const must = (least: number, most: number, message: string) => z.string().trim().min(least, message).max(most, `最多 ${most} 个字`);
const version = z.number().int().min(1);

export const clearingWay = z.enum(['letter', 'talk', 'meeting', 'notice'], '请选一种方式');
export type ClearingWay = z.infer<typeof clearingWay>;
export const clearingWayLabels: Record<ClearingWay, string> = { letter: '书面', talk: '谈话', meeting: '会议', notice: '通报' };

/** POST /api/clues/:id/clearing — after its letter (澄清函) was signed by a leader: that is the approval. */
export const clearClueRequest = z.object({
  version,
  way: clearingWay,
  scope: must(2, 500, '请写在什么范围澄清'),
  agreement: must(2, 500, '请写哪天、和本人怎么商定的'),
  on: day,
  toldOrganisation: z.boolean('请选告知了没有'),
});

/** 处理检举控告工作规则 第三十九条: what was done, and what for. */
export const falseGround = z.enum(['fabricated', 'forged']);
export const falseGroundLabels: Record<z.infer<typeof falseGround>, string> = { fabricated: '捏造事实', forged: '伪造材料' };
export const falseIntent = z.enum(['political', 'reputation', 'liability']);
export const falseIntentLabels: Record<z.infer<typeof falseIntent>, string> = { political: '意图使他人受到不良政治影响', reputation: '意图使他人名誉受损', liability: '意图使他人被追究责任' };
/** 第四十条: what makes it graver. */
export const graver = z.enum(['vile', 'elections', 'afterFinding', 'incited', 'serious']);
export const graverLabels: Record<z.infer<typeof graver>, string> = { vile: '手段恶劣', elections: '干扰换届选举或干部选拔任用', afterFinding: '已有明确结论后仍然反映', incited: '强迫、唆使他人', serious: '造成其他严重后果' };

/** POST /api/clues/:id/false-accusation */
export const prepareFalseRequest = z.object({
  version,
  grounds: z.array(falseGround).min(1, '至少选一种行为'),
  intents: z.array(falseIntent).min(1, '至少选一种意图，没有意图的不是诬告'),
  graver: z.array(graver).default([]),
  facts: must(20, 5000, '请写明事实和证据，至少 20 个字'),
});
const organ = must(4, 60, '请写机关全称');
/** POST /api/clues/:id/false-accusation/sending */
export const sendFalseUpRequest = z.object({ version, on: day, organ });
/** POST /api/clues/:id/false-accusation/answer — what came back from the city or above; the platform cannot give it. */
export const recordFalseRequest = z.object({ version, agree: z.boolean('请选批准了没有'), organ, number: must(2, 40, '请写批复的文号'), on: day, note: words(2000).default('') });
