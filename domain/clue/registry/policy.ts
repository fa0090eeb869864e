import { clueAct } from '../../../contracts/clue';
import { definePolicy, type NarrowedRule, type Rule, type Scoped } from '../../kernel';
import { transitionOf } from '../states';

/** Whoever is not among the readers finds nothing of it, whatever his roles. */
const isReader: Rule = (actor, thing) => !thing || ((thing as Scoped & { readers?: readonly string[] }).readers ?? []).includes(actor.accountId);
const forReaders = (roles: NarrowedRule['roles'], more = ''): NarrowedRule => ({ roles, when: isReader, says: `只限这一件的可看人名单里的${more}` });

/** A custodian reads one only where everybody else is in the report himself. */
const everybody = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian'] as const;
const acts = Object.fromEntries(clueAct.options.map((act) => [act, forReaders(transitionOf(act).roles, act === 'decide' ? '；自己报的不能自己批' : '')]));

definePolicy({ thing: 'clue', verbs: { list: forReaders(everybody), open: forReaders(everybody), enter: ['petitionClerk'], askIdentity: forReaders(['clueHandler', 'petitionClerk']), openIdentity: forReaders(['clueHandler', 'petitionClerk'], '；在保管人给的时间里'), ...acts } });

/** Custodians see the code and who asks, never the matter; of a clue whose identity is not sealed to them, nothing. */
const isCustodian: Rule = (actor, thing) => !thing || ((thing as Scoped & { custodians?: readonly string[] }).custodians ?? []).includes(actor.accountId);
definePolicy({
  thing: 'clueIdentity',
  verbs: Object.fromEntries(['list', 'decide', 'release', 'reads'].map((verb) => [verb, { roles: ['custodian'], when: isCustodian, says: '只限身份封给他的那些件' } satisfies NarrowedRule])),
});
