import type { Day } from '../../contracts/common';
import type { PolicyContent, PolicyDetail, PolicyFile, PolicySummary, PolicyValidity, PublicPolicySummary } from '../../contracts/public-policy';
import { can, FileModel, native, ObjectId, shanghaiDay, type Context } from '../kernel';
import { mayDecide } from './commands';
import type { PolicyRecord } from './model';

export function validityOf({ validFrom, validTo }: Pick<PolicyContent, 'validFrom' | 'validTo'>, today: Day): PolicyValidity {
  if (validTo && validTo < today) return 'expired';
  return validFrom && validFrom > today ? 'coming' : 'inForce';
}

/** In the order of the content; what is gone is left out. */
export async function filesOf({ attachments }: Pick<PolicyContent, 'attachments'>): Promise<PolicyFile[]> {
  if (attachments.length === 0) return [];
  const found = await native(FileModel).find({ _id: { $in: attachments.map((id) => new ObjectId(id)) } }, { projection: { name: 1, mediaType: 1, size: 1 } }).toArray();
  const byId = new Map(found.map((file) => [file._id.toHexString(), file]));
  return attachments.flatMap((id) => {
    const file = byId.get(id);
    return file ? [{ id, name: file.name, mediaType: file.mediaType, size: file.size }] : [];
  });
}

export function presentSummary(ctx: Context, policy: PolicyRecord): PolicySummary {
  const content = policy.draft?.content ?? policy.published!.content;
  return {
    id: policy._id.toHexString(),
    title: policy.title,
    kind: policy.kind,
    issuer: content.issuer,
    certainty: content.certainty,
    state: policy.state,
    edition: policy.published?.edition ?? null,
    publishedOn: policy.published?.on ?? null,
    validity: validityOf(policy.published?.content ?? content, shanghaiDay(ctx.clock.now())),
    updatedAt: policy.updatedAt.toISOString(),
  };
}

export async function presentDetail(ctx: Context, policy: PolicyRecord): Promise<PolicyDetail> {
  const { draft, published, earlier, state } = policy;
  const write = can(ctx.actor, 'publicPolicy.write');
  return {
    ...presentSummary(ctx, policy),
    draft: draft && { content: draft.content, files: await filesOf(draft.content), writtenBy: draft.writers.map(({ name }) => name).join('、') || '平台预置', returned: draft.returned },
    published: published && { content: published.content, files: await filesOf(published.content), approvedBy: published.approvedBy },
    earlier: earlier.map(({ edition, content, on, replacedOn }) => ({ edition, title: content.title, publishedOn: on, replacedOn, changes: content.changes })),
    version: policy.trail.seq,
    abilities: {
      write: write && state !== 'waiting',
      submit: write && state === 'draft',
      discard: write && state === 'draft' && published !== null,
      approve: state === 'waiting' && draft !== null && mayDecide(ctx.actor, draft),
    },
  };
}

export function presentPublicSummary(policy: PolicyRecord, today: Day): PublicPolicySummary {
  const { title, kind, documentNumber, issuer, summary, validFrom, validTo } = policy.published!.content;
  return { id: policy._id.toHexString(), title, kind, documentNumber, issuer, summary, validity: validityOf({ validFrom, validTo }, today) };
}
