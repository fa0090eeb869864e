import { policyInboxTexts, type PolicyInboxText } from '../../templates';
import { AccountModel, cancelDeadline, defineTemplates, deliver, findDeadlines, formatDayChinese, native, ObjectId, shanghaiDay, subscribe, type Context, type DomainEvent } from '../kernel';
import { PolicyModel, type PolicyRecord } from './model';
import { policyWriters } from './policy';
import { followValidity, validityKind } from './validity';

defineTemplates(policyInboxTexts);

const find = async (id: unknown): Promise<PolicyRecord | null> => (typeof id === 'string' && ObjectId.isValid(id) ? native(PolicyModel).findOne({ _id: new ObjectId(id) }) : null);

/** One library for the district: whoever writes in it, wherever he works. */
async function everyWriter(): Promise<string[]> {
  const found = await native(AccountModel).find({ state: 'active', 'grants.role': { $in: [...policyWriters] } }, { projection: { _id: 1 } }).toArray();
  return found.map(({ _id }) => _id.toHexString());
}

async function tell(ctx: Context, event: DomainEvent, policy: PolicyRecord, to: readonly string[], template: PolicyInboxText, more: Record<string, string> = {}): Promise<void> {
  for (const accountId of new Set(to)) await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params: { policy: policy.title, ...more }, channels: ['inbox'], link: `/public-policies?id=${policy._id.toHexString()}` });
}

/** Whoever may approve: everybody who writes in the library but those who wrote this. */
subscribe('publicPolicy.waiting', 'publicPolicy.notice', async (event, ctx) => {
  const policy = await find(event.payload.policyId);
  if (policy?.state !== 'waiting' || !policy.draft) return;
  const hands = new Set(policy.draft.writers.map(({ id }) => id.toHexString()));
  await tell(ctx, event, policy, (await everyWriter()).filter((id) => !hands.has(id)), 'publicPolicy.waiting');
});
subscribe('publicPolicy.returned', 'publicPolicy.notice', async (event, ctx) => {
  const policy = await find(event.payload.policyId);
  if (policy?.state === 'draft' && policy.draft) await tell(ctx, event, policy, policy.draft.writers.map(({ id }) => id.toHexString()), 'publicPolicy.returned');
});
subscribe('publicPolicy.published', 'publicPolicy.validity', async (event, ctx) => {
  const policy = await find(event.payload.policyId);
  if (policy) await followValidity(ctx, policy);
});

/** Told once before the end and once after it; then its clock is done: an expired policy is late for nobody. */
const onLight = (colour: 'yellow' | 'red') => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const { key, kind, subject } = event.payload as { key: string; kind: string; subject: { id: string } };
  const policy = kind === validityKind ? await find(subject.id) : null;
  const until = policy?.published?.content.validTo;
  const [deadline] = policy ? await findDeadlines([key]) : [];
  if (!policy || !until || deadline?.state !== 'open') return;
  await tell(ctx, event, policy, await everyWriter(), `publicPolicy.${colour}`, { until: formatDayChinese(until, shanghaiDay(ctx.clock.now())) });
  if (colour === 'red') await cancelDeadline(ctx, key, '有效期到了');
};
subscribe('deadline.yellow', 'publicPolicy.notice', onLight('yellow'));
subscribe('deadline.red', 'publicPolicy.notice', onLight('red'));
