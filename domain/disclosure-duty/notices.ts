import type { UrgingStage } from '../../contracts/disclosure-duty';
import { disclosureDutyInboxTexts, type DisclosureDutyInboxText } from '../../templates';
import { disclosureTermsOf } from '../disclosure';
import { defineTemplates, deliver, findAccountsWithRole, formatDayChinese, native, shanghaiDay, type Context, type DomainEvent } from '../kernel';
import { loadDuty } from './command';
import { DutyModel, type Duty } from './model';

defineTemplates(disclosureDutyInboxTexts);

/** Names that fit into a message; the rest is a number. */
const namedMost = 3;

/**
 * What turns yellow or red together in one village is told together: one message to each person, not one an item.
 * A single matter is told by itself.
 */
export async function tellStage(ctx: Context, duty: Duty, stage: Exclude<UrgingStage, 'manual'>): Promise<void> {
  const together = await turnedWith(duty, stage);
  const { recommendationWorkingDays } = await disclosureTermsOf(ctx, String(duty.path[0]));
  const occasion = duty.matter ? duty._id.toHexString() : `${duty.village.id.toHexString()}:${duty.due}:${stage === 'reminder' ? duty.yellowAt.getTime() : ''}`;
  const to = stage === 'reminder' ? await clerksOrTown(duty) : [...(await accounts('villageClerk', duty)), ...(await accounts('townReviewer', duty))];
  await tell(ctx, { duty, template: `disclosureDuty.${stage}`, occasion: `${stage}:${occasion}`, to, more: { what: names(together), count: String(together.length), days: String(recommendationWorkingDays) }, tab: stage === 'reminder' ? 'yellow' : 'late' });
}

async function turnedWith(duty: Duty, stage: UrgingStage): Promise<Duty[]> {
  if (duty.matter) return [duty];
  const same = stage === 'reminder' ? { yellowAt: duty.yellowAt } : {};
  const found = (await native(DutyModel).find({ path: duty.village.id, due: duty.due, state: 'open', matter: null, ...same }, { sort: { due: 1, _id: 1 } }).toArray()) as Duty[];
  return found.length > 0 ? found : [duty];
}

function names(duties: readonly Duty[]): string {
  const shown = duties.slice(0, namedMost).map(({ item, period }) => `${item.name}（${period.label}）`);
  return duties.length > namedMost ? `${shown.join('、')}等 ${duties.length} 件` : shown.join('、');
}

/** Somebody of the town urges: the village is told at once. */
export async function tellUrged(event: DomainEvent, ctx: Context): Promise<void> {
  const duty = await loadDuty(String(event.payload.dutyId));
  const { by, on } = event.payload as { by: string; on: string };
  if (duty.state !== 'open') return;
  await tell(ctx, { duty, template: 'disclosureDuty.manual', occasion: `manual:${duty._id.toHexString()}:${on}`, to: await clerksOrTown(duty), more: { by, what: names([duty]) }, tab: 'todo' });
}

/** The clerk says why: the town is told that he did. */
export async function tellExplained(event: DomainEvent, ctx: Context): Promise<void> {
  const duty = await loadDuty(String(event.payload.dutyId));
  const promised = formatDayChinese(String(event.payload.promisedOn), shanghaiDay(ctx.clock.now()));
  await tell(ctx, { duty, template: 'disclosureDuty.explained', occasion: `explained:${event.id}`, to: await accounts('townReviewer', duty), more: { what: names([duty]), promised }, tab: 'todo' });
}

interface Notice {
  duty: Duty;
  template: DisclosureDutyInboxText;
  /** Makes the message happen once for each person. */
  occasion: string;
  to: readonly string[];
  more: Record<string, string>;
  tab: 'todo' | 'yellow' | 'late';
}

async function tell(ctx: Context, { duty, template, occasion, to, more, tab }: Notice): Promise<void> {
  const params = { village: duty.village.name, due: formatDayChinese(duty.due, shanghaiDay(ctx.clock.now())), ...more };
  const link = `/disclosure/duties?tab=${tab}&village=${duty.village.id.toHexString()}&id=${duty._id.toHexString()}`;
  for (const accountId of new Set(to)) await deliver(ctx, { key: `disclosureDuty:${occasion}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link });
}

const accounts = async (role: 'villageClerk' | 'townReviewer', duty: Duty): Promise<string[]> => (await findAccountsWithRole(role, duty.path)).map(({ _id }) => _id.toHexString());

/** Where a village has no clerk yet, whoever looks after it from the town. */
async function clerksOrTown(duty: Duty): Promise<string[]> {
  const clerks = await accounts('villageClerk', duty);
  return clerks.length > 0 ? clerks : accounts('townReviewer', duty);
}
