import { reminderOccasionLabels, reminderVariablesOf, type ReminderOccasion, type SaveReminderTextRequest } from '../../contracts/reminder';
import { longestPostRisk } from '../../templates/reminder';
import { fail, type Context, type FieldFault } from '../kernel';
import { fitCard } from '../outside-templates';
import { isOutside, reminderCard, reminderChannels } from './reach';
import { cardOf, fillVariables, isVariable, variablesIn, type Values } from './words';

export const bodyLimit = 140;
export const summaryLimit = 20;
const longestName = '欧阳某某';

/** The longest that may plausibly stand in each place. */
const longestValues: Required<Values> = {
  称谓: `${longestName}同志`,
  党龄: '50',
  职务: '党组成员、副主任',
  岗位风险: longestPostRisk,
  单位: '市场监督管理局',
  落款: '示例市示例区纪委监委',
  节日: '国庆节、中秋节',
  放假: '10月1日至10月8日',
};

type Text = Pick<SaveReminderTextRequest, 'occasion' | 'body' | 'summary'>;

/** What is wrong with a text as it would read with the longest plausible values, by field. */
export async function faultsOf(ctx: Context, { occasion, body, summary }: Text): Promise<FieldFault[]> {
  const faults: FieldFault[] = [];
  const allowed = reminderVariablesOf(occasion);
  for (const [path, text] of Object.entries({ body, summary })) {
    for (const name of variablesIn(text)) {
      if (!isVariable(name)) faults.push({ path, message: `没有“${name}”这个变量` });
      else if (!allowed.includes(name)) faults.push({ path, message: `“${reminderOccasionLabels[occasion]}”里用不了“${name}”` });
    }
    if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) faults.push({ path, message: '花括号要成对，里面写变量名' });
    if (/https?:|www\./i.test(text)) faults.push({ path, message: '提醒里不放链接' });
  }
  faults.push(...tooLong({ body, summary }));
  if (faults.length === 0) faults.push(...(await misfits(ctx, occasion, fillVariables(summary, longestValues))).map((message) => ({ path: 'summary', message })));
  return faults.filter((fault, index) => faults.findIndex(({ path, message }) => path === fault.path && message === fault.message) === index);
}

function tooLong({ body, summary }: Pick<Text, 'body' | 'summary'>): FieldFault[] {
  const length = { body: [...fillVariables(body, longestValues)].length, summary: [...fillVariables(summary, longestValues)].length };
  return [
    ...(length.body > bodyLimit ? [{ path: 'body', message: `填上名字和单位后会有 ${length.body} 个字，最多 ${bodyLimit} 个` }] : []),
    ...(length.summary > summaryLimit ? [{ path: 'summary', message: `填好后会有 ${length.summary} 个字，摘要最多 ${summaryLimit} 个` }] : []),
  ];
}

/** What the platforms' own fields would not take. */
async function misfits(ctx: Context, occasion: ReminderOccasion, words: string): Promise<string[]> {
  const channels = (await reminderChannels(ctx)).filter(isOutside);
  const problems = await Promise.all(channels.map((channel) => fitCard(ctx, reminderCard, channel, cardOf(longestName, { occasion, eventDay: '2026-12-25' }, words))));
  return [...new Set(problems.flat())];
}

/** @throws Fault badRequest with the fields that are wrong */
export async function refuseBadText(ctx: Context, text: Text): Promise<void> {
  const fields = await faultsOf(ctx, text);
  if (fields.length > 0) fail('badRequest', { fields });
}
