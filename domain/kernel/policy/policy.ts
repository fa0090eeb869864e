import type { Abilities } from '../../../contracts/common';
import { type Role } from '../../../contracts/roles';
import type { Actor, Grant, StaffActor } from '../context';
import { ObjectId } from '../database';
import { fail } from '../errors';

/** What a rule looks at. `path`: ids of the organisations the thing belonged to on its day. */
export interface Scoped {
  path: readonly (ObjectId | string)[];
}

/** Decides for one staff member; `thing` is undefined when only "has he this verb at all" is asked. */
export type Rule = (actor: StaffActor, thing?: Scoped) => boolean;

/** Roles, narrowed by a rule; `says` puts it in words for docs/permissions.md. */
export interface NarrowedRule {
  roles: readonly Role[];
  when?: Rule;
  /** For things of the platform as a whole (accounts, keys): a grant holds wherever it was given. */
  anywhere?: true;
  says: string;
}

export type Verb = readonly Role[] | Rule | NarrowedRule;

export interface Policy {
  /** The thing, in the singular: 'followUp'. */
  thing: string;
  verbs: Record<string, Verb>;
}

/** One line of the permission matrix. */
export interface PolicyLine {
  thing: string;
  verb: string;
  /** null where a rule without roles decides. */
  roles: readonly Role[] | null;
  says?: string;
}

const policies = new Map<string, Record<string, Verb>>();

/** Registers who may do what with a thing; what is not named here is refused. One definition for each thing. */
export function definePolicy({ thing, verbs }: Policy): void {
  if (policies.has(thing)) throw new Error(`policy of ${thing} is defined twice`);
  policies.set(thing, verbs);
}

/** Every rule there is, for the permission matrix: its test and docs/permissions.md. */
export function allPolicies(): PolicyLine[] {
  return [...policies].flatMap(([thing, verbs]) =>
    Object.entries(verbs).map(([verb, rule]) => {
      if (typeof rule === 'function') return { thing, verb, roles: null };
      return 'roles' in rule ? { thing, verb, roles: rule.roles, says: rule.says } : { thing, verb, roles: rule };
    }),
  );
}

/**
 * May the actor do it? Without a thing: has he the verb anywhere. Citizens have no verbs; the platform's own jobs have all.
 * Throws on a verb that no policy names, so that a misspelt one cannot pass for a refusal.
 */
export function can(actor: Actor, verb: string, thing?: Scoped): boolean {
  const rule = ruleOf(verb);
  if (actor.kind !== 'staff') return actor.kind === 'system';
  return allows(rule, actor, thing);
}

/**
 * Refuses with `forbidden` when his roles lack the verb, and with `notFound` when the thing lies where he sees nothing
 * of its kind, so that he does not learn that it exists.
 */
export function authorize(actor: Actor, verb: string, thing?: Scoped): void {
  if (can(actor, verb, thing)) return;
  if (thing && scoped(verb) && can(actor, verb) && !canAnything(actor, thingOf(verb), thing)) fail('notFound');
  fail('forbidden');
}

/** What the actor may do with this thing, to be sent along with it. */
export function abilitiesOf(actor: Actor, thingName: string, thing: Scoped): Abilities {
  return Object.fromEntries(Object.keys(verbsOf(thingName)).map((verb) => [verb, can(actor, `${thingName}.${verb}`, thing)]));
}

/** Every verb of every thing that the actor has at all, for menus: 'followUp.list'. */
export function sessionAbilities(actor: Actor): Abilities {
  const answer: Abilities = {};
  for (const [thing, verbs] of policies) {
    for (const verb of Object.keys(verbs)) answer[`${thing}.${verb}`] = can(actor, `${thing}.${verb}`);
  }
  return answer;
}

/**
 * The part of a query that keeps a list within the actor's scope: `{ path: { $in: organisations } }`.
 * A path holds every ancestor, so the organisations of his grants are enough. Refuses with `forbidden` when he has the
 * verb nowhere. Throws for what scope does not decide: such a list needs its own filter.
 */
export function scopeFilter(actor: Actor, verb: string): { path?: { $in: ObjectId[] } } {
  const rule = ruleOf(verb);
  if (actor.kind === 'system') return {};
  if (typeof rule === 'function' || !scoped(verb)) throw new Error(`${verb} is not decided by scope`);
  const ids = actor.kind === 'staff' ? grantsFor(rolesOf(rule), actor.grants).map((grant) => grant.organisationId) : [];
  if (ids.length === 0) fail('forbidden');
  return { path: { $in: [...new Set(ids)].map((id) => new ObjectId(id)) } };
}

function allows(rule: Verb, actor: StaffActor, thing?: Scoped): boolean {
  if (typeof rule === 'function') return rule(actor, thing);
  const { roles, when, anywhere }: Pick<NarrowedRule, 'roles' | 'when' | 'anywhere'> = 'roles' in rule ? rule : { roles: rule };
  const granted = grantsFor(roles, actor.grants).some((grant) => !thing || anywhere || covers(thing, grant));
  return granted && (when?.(actor, thing) ?? true);
}

const rolesOf = (rule: readonly Role[] | NarrowedRule): readonly Role[] => ('roles' in rule ? rule.roles : rule);
const grantsFor = (roles: readonly Role[], grants: Grant[]): Grant[] => grants.filter((grant) => roles.includes(grant.role));
const covers = (thing: Scoped, grant: Grant): boolean => thing.path.some((id) => String(id) === grant.organisationId);
const thingOf = (verb: string): string => verb.slice(0, verb.indexOf('.'));

function scoped(verb: string): boolean {
  const rule = ruleOf(verb);
  return !('roles' in rule && rule.anywhere);
}

function canAnything(actor: Actor, thingName: string, thing: Scoped): boolean {
  return Object.keys(verbsOf(thingName)).some((verb) => can(actor, `${thingName}.${verb}`, thing));
}

function verbsOf(thing: string): Record<string, Verb> {
  const verbs = policies.get(thing);
  if (!verbs) throw new Error(`no policy for ${thing}`);
  return verbs;
}

function ruleOf(verb: string): Verb {
  const rule = verbsOf(thingOf(verb))[verb.slice(verb.indexOf('.') + 1)];
  if (!rule) throw new Error(`no policy names ${verb}`);
  return rule;
}
