import { AccountModel, definePolicy, native, ObjectId, PersonModel, type Actor, type Rule, type Scoped } from '../kernel';

type OfUnit = Scoped & { unitPath: readonly ObjectId[] };
const unitPath = (thing: Scoped): string[] => ((thing as Partial<OfUnit>).unitPath ?? []).map(String);

/** Whoever holds a grant for what is reported, or for what it lies in below the district, does not see it. */
const notOfUnit: Rule = (actor, thing) => !thing || !actor.grants.some((grant) => unitPath(thing).includes(grant.organisationId));

const rule = { roles: ['integrityHandler', 'commissionLeader'], when: notOfUnit, says: '在被反映的村或单位（含所在镇街）有授权、有职务的人，看不到这一件' } as const;

definePolicy({ thing: 'officerReport', verbs: { list: rule, open: rule } });

/**
 * The organisations a person belongs to, by grants and by posts: of what is reported there he sees no trace. The
 * district among them is no hindrance: a report's `unitPath` begins below it.
 */
export async function ownUnits(actor: Actor): Promise<ObjectId[]> {
  if (actor.kind !== 'staff') return [];
  const account = await native(AccountModel).findOne({ _id: new ObjectId(actor.accountId) }, { projection: { personId: 1 } });
  const person = account?.personId ? await native(PersonModel).findOne({ _id: account.personId }, { projection: { path: 1 } }) : null;
  return [...actor.grants.map((grant) => new ObjectId(grant.organisationId)), ...(person?.path ?? [])];
}
