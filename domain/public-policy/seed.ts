import { firstTrail, isDuplicateKey, native, ObjectId, shanghaiDay, systemContext, type Context } from '../kernel';
import { defaultPolicies } from './defaults';
import { policyFacts, PolicyModel, type PolicyRecord } from './model';

const by = '平台预置';

/** Puts in what came with the software: public where it is sure, otherwise as a draft; what the district changed stays as it is. May be repeated, by any number of processes. */
export async function seedPolicies({ clock }: Pick<Context, 'clock'>): Promise<void> {
  const known = new Set(await native(PolicyModel).distinct('seed', { seed: { $exists: true } }));
  const ctx = systemContext('publicPolicy.seed', clock);
  const at = clock.now();
  for (const { seed, ...content } of defaultPolicies.filter((one) => !known.has(one.seed))) {
    const sure = content.certainty === 'official';
    const body: Omit<PolicyRecord, 'trail'> = {
      _id: new ObjectId(),
      title: content.title,
      kind: content.kind,
      state: sure ? 'published' : 'draft',
      draft: sure ? null : { content, writers: [], returned: null },
      published: sure ? { edition: 1, content, on: shanghaiDay(at), approvedBy: by } : null,
      earlier: [],
      updatedAt: at,
      seed,
      ...(sure ? { listedAt: at } : {}),
    };
    await native(PolicyModel)
      .insertOne({ ...body, trail: firstTrail(ctx, 'publicPolicy.seed', { seed }, policyFacts(body)) })
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
  }
}
