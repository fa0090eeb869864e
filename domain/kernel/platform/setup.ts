import { z } from 'zod';
import { roleLabels, separatedRoles } from '../../../contracts/roles';
import type { ConfirmSetupRequest, SetupChecklist } from '../../../contracts/setup';
import { AccountModel } from '../account';
import { calendarStatus, formatDayChinese, shanghaiDay } from '../calendar';
import { actorName, type Context } from '../context';
import { native } from '../database';
import { OrganisationModel } from '../organisation';
import { PersonModel } from '../people';
import { keyCeremony } from './setup-keys';
import { defineSetting, getSetting, saveSetting, type SettingKey } from '../settings';

type Item = SetupChecklist['items'][number];

/** What only a person can know; the newest word replaces the one before, and the trail keeps both. */
const confirmation = z.object({ note: z.string(), by: z.string(), day: z.string() }).nullable();
type Confirmation = z.infer<typeof confirmation>;
const confirmations: Record<ConfirmSetupRequest['key'], SettingKey<Confirmation>> = {
  keys: defineSetting<Confirmation>('setup.keys', confirmation, null),
  backup: defineSetting<Confirmation>('setup.backup', confirmation, null),
};

const ofCapabilities: ((ctx: Context) => Promise<Item | null>)[] = [];
/** A line that a capability works out; null where it concerns nobody here. */
export const defineSetupItem = (item: (ctx: Context) => Promise<Item | null>): void => void ofCapabilities.push(item);

/** Worked out anew at each look from what is there. */
export async function setupChecklist(ctx: Context): Promise<SetupChecklist> {
  const items = await Promise.all([organisations(), windows(), people(), accounts(), calendar(ctx), keyCeremony(), ...ofCapabilities.map((item) => item(ctx)), confirmed(ctx, 'keys', '还没有人确认密钥文件 keys.json 另存了一份。丢了它，库里的电话和身份证号就再也读不出来。'), confirmed(ctx, 'backup', '还没有人确认做过备份，并用它恢复成功一次。')]);
  return { items: items.filter((item) => item !== null) };
}

/** Keeps who confirmed it, when and how; audited like every setting. */
export function confirmSetup(ctx: Context, { key, note }: ConfirmSetupRequest): Promise<void> {
  return saveSetting(ctx, confirmations[key], null, { note, by: actorName(ctx.actor), day: shanghaiDay(ctx.clock.now()) });
}

const countOf = (kind: string | { $in: string[] }): Promise<number> => native(OrganisationModel).countDocuments({ kind, active: true } as object);

async function organisations(): Promise<Item> {
  const [departments, towns, villages, halls] = await Promise.all([countOf('department'), countOf('town'), countOf({ $in: ['village', 'community'] }), countOf('hall')]);
  const done = departments > 0 && halls > 0;
  return { key: 'organisations', state: done ? 'done' : 'todo', detail: `已建 ${departments} 个部门、${towns} 个乡镇（街道）、${villages} 个村（社区）、${halls} 个大厅`, link: '/organisations' };
}

async function windows(): Promise<Item> {
  const count = await countOf('window');
  return { key: 'windows', state: count > 0 ? 'done' : 'todo', detail: count > 0 ? `已建 ${count} 个窗口` : '还没有窗口，群众没有码可扫', link: '/organisations' };
}

async function people(): Promise<Item> {
  const count = await native(PersonModel).countDocuments({ active: true });
  return { key: 'people', state: count > 0 ? 'done' : 'todo', detail: count > 0 ? `已录入 ${count} 人` : '还没有录入干部和工作人员', link: '/people' };
}

async function accounts(): Promise<Item> {
  const held = new Set<string>(await native(AccountModel).distinct('grants.role', { state: 'active' }));
  const missing = separatedRoles.filter((role) => !held.has(role));
  return {
    key: 'accounts',
    state: missing.length === 0 ? 'done' : 'todo',
    detail: missing.length === 0 ? '系统、安全、审计三个管理员由不同的账号担任' : `还缺${missing.map((role) => roleLabels[role]).join('、')}`,
    link: '/accounts',
  };
}

async function calendar(ctx: Context): Promise<Item> {
  const { lastKnownYear, warning } = calendarStatus(ctx.clock.now());
  return { key: 'calendar', state: warning ? 'warning' : 'done', detail: warning ?? `节假日安排录到 ${lastKnownYear} 年`, link: '/calendar' };
}

async function confirmed(ctx: Context, key: ConfirmSetupRequest['key'], todo: string): Promise<Item> {
  const word = await getSetting(ctx, confirmations[key], null);
  return { key, state: word ? 'done' : 'todo', detail: word ? `${word.by} ${formatDayChinese(word.day)} 确认：${word.note}` : todo, link: null };
}
