import { definePolicy, type NarrowedRule, type Rule } from '../../kernel';
import { keepersOf } from './access';
import type { UpwardReport } from './model';

/** Whoever does not pass it on finds nothing of it, whatever his roles. */
const isHolder: Rule = (actor, thing) => !thing || (thing as unknown as UpwardReport).holders.includes(actor.accountId);
/** The custodian lets the name go with it; he sees the number, nothing of the matter. */
const isKeeper: Rule = (actor, thing) => !thing || keepersOf(thing as unknown as UpwardReport).includes(actor.accountId);
const either: Rule = (actor, thing) => isHolder(actor, thing) || isKeeper(actor, thing);

const roles = ['commissionLeader', 'custodian'] as const;
const forHolder = (more = ''): NarrowedRule => ({ roles, when: isHolder, says: `只限封给他、由他上送的件${more}` });

definePolicy({
  thing: 'upward',
  verbs: {
    list: { roles, when: either, says: '只限封给他、由他上送的件；请他放开身份的，只看得到编号' },
    open: forHolder(),
    askIdentity: forHolder(),
    releaseIdentity: { roles: ['custodian'], when: isKeeper, says: '只限身份封给他、有人申请的件' },
    handOver: forHolder('，只一次'),
    giveBack: forHolder('，移交以前'),
    destroy: forHolder('，移交以后'),
    head: ['custodian'],
  },
});
