import { definePolicy, ObjectId, type Actor, type Rule, type Scoped } from '../kernel';
import { commissionRoles, notSecretOrCommission, unitRoles, type Rating } from '../rating';
import type { Appeal } from './model';

/** The rated unit: window, hall, department and what lies between them and the district. */
export const unitPathOf = (rating: Rating): ObjectId[] => (rating.pathOnRelease ?? rating.path).filter((one) => !one.equals(rating.district.id));

type OfUnit = Scoped & { unitPath: readonly ObjectId[] };
/** A rating as what is to be judged. */
export const toJudge = (rating: Rating): OfUnit => ({ path: rating.path, unitPath: unitPathOf(rating) });
const unitPath = (thing: Scoped): string[] => ((thing as Partial<OfUnit>).unitPath ?? []).map(String);

/** Whoever works for the rated unit does not speak for the commission. */
const notForUnit: Rule = (actor, thing) => !thing || !actor.grants.some((grant) => unitRoles.includes(grant.role) && unitPath(thing).includes(grant.organisationId));
const notOfUnit: Rule = (actor, thing) => !thing || !actor.grants.some((grant) => unitPath(thing).includes(grant.organisationId));

/** A window's worker appeals on his own page, for what he received (own-results). */
const unitReaders = ['hallManager', 'departmentHandler'] as const;

definePolicy({
  thing: 'appeal',
  verbs: {
    list: { roles: [...commissionRoles, ...unitReaders], when: notSecretOrCommission, says: '大厅和部门只看本单位提的申诉；委里提出的和群众不同意的，只有委里的人看得到' },
    listSecret: commissionRoles,
    // The thing is the rating.
    file: { roles: unitReaders, when: (_, thing) => (thing as { secret?: boolean } | undefined)?.secret !== true, says: '对本单位看得到的评议' },
    propose: { roles: commissionRoles, when: notForUnit, says: '在被评单位有职务的不行' },
    decide: { roles: ['ratingSupervisor', 'commissionLeader'], when: notOfUnit, says: '区一级的；提出的人、在被评单位有授权的人、群众不同意时原来提出和认定的人，都不行' },
  },
});

/**
 * Why somebody whose office it is may not decide this one; null where he may, and where it is not his office at all.
 * The approval holds the same rules; these are the words.
 */
export function whyNotDecide(actor: Actor, appeal: Appeal): string | null {
  if (actor.kind !== 'staff' || appeal.state !== 'pending') return null;
  const deciding = actor.grants.filter((grant) => ['ratingSupervisor', 'commissionLeader'].includes(grant.role) && appeal.district.id.equals(grant.organisationId));
  if (deciding.length === 0) return null;
  const former = appeal.against?.people ?? [];
  if (appeal.applicant.accountId === actor.accountId) return '是您提出的，要由另一个人认定。';
  if (former.includes(actor.accountId)) return '现在的结论是您提出或认定的，群众不同意，要由别人认定。';
  if (!notOfUnit(actor, appeal)) return '您在被评的大厅、窗口或部门有授权，不能认定。';
  const barred = [appeal.applicant.accountId, ...former];
  return deciding.every((grant) => grant.asDeputyOf && barred.includes(grant.asDeputyOf)) ? '您代理的人提出或认定过，不能由您代他认定。' : null;
}
