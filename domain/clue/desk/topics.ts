import { randomInt } from 'node:crypto';
import type { ClueTopics, KeptTopic, SaveClueTopicsRequest, SavedTopic } from '../../../contracts/clue-topics';
import { authorize, fail, readSetting, saveSetting, settingChanged, type Context } from '../../kernel';
import { clueTopicsKey } from '../topics';

/** All that was ever offered, in the form's order. @throws Fault forbidden */
export async function readClueTopics(ctx: Context): Promise<ClueTopics> {
  authorize(ctx.actor, 'clueTopics.read');
  const [{ value, version }, changed] = await Promise.all([readSetting(clueTopicsKey, null), settingChanged(clueTopicsKey, null)]);
  return { topics: value, version, changedAt: changed?.changedAt.toISOString() ?? null, changedBy: changed?.changedBy ?? null };
}

/**
 * What the form offers from now on. Which reports carry a kind is sealed, so none that was saved once can go: it is
 * hidden, and a question that is asked no longer keeps its words for the answers of before.
 * @throws Fault forbidden, badRequest, conflict
 */
export async function saveClueTopics(ctx: Context, { version, topics }: SaveClueTopicsRequest): Promise<ClueTopics> {
  authorize(ctx.actor, 'clueTopics.save');
  const before = (await readSetting(clueTopicsKey, null)).value;
  const missing = before.find(({ key }) => !topics.some((topic) => topic.key === key));
  if (missing) fail('badRequest', { fields: [{ path: 'topics', message: `“${missing.label}”用过，不能删，请改为不再提供` }] });
  await saveSetting(ctx, clueTopicsKey, null, topics.map((topic) => kept(topic, before.find(({ key }) => key === topic.key))), { version });
  return readClueTopics(ctx);
}

function kept({ key, fields, ...topic }: SavedTopic, before: KeptTopic | undefined): KeptTopic {
  const asked = fields.map((field) => ({ ...field, key: field.key || newKey() }));
  const former = [...(before?.former ?? []), ...(before?.fields ?? [])].filter((field) => !asked.some((one) => one.key === field.key));
  return { ...topic, key: key || newKey(), fields: asked, former };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const newKey = (): string => Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
