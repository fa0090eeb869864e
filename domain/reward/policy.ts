import type { Role } from '../../contracts/roles';
import { definePolicy, type Rule, type Scoped } from '../kernel';

const isReader: Rule = (actor, thing) => !thing || ((thing as Scoped & { readers?: readonly string[] }).readers ?? []).includes(actor.accountId);
const forReaders = (roles: readonly Role[], more = '') => ({ roles, when: isReader, says: `只限这一件的可看人名单里的${more}` });

definePolicy({
  thing: 'rewardProposal',
  verbs: {
    list: forReaders(['clueHandler', 'clueManager', 'commissionLeader']),
    propose: forReaders(['clueHandler', 'clueManager'], '；承办人限自己办的'),
    withdraw: forReaders(['clueHandler', 'clueManager'], '；限自己提的'),
    decide: forReaders(['clueManager', 'commissionLeader'], '；自己提的不能自己批，两个人里要有一位委领导'),
  },
});
definePolicy({
  thing: 'reward',
  verbs: {
    list: ['treasurer', 'commissionLeader'],
    handOut: ['treasurer'],
    confirm: { roles: ['treasurer'], says: '自己付的要另一个人记账' },
  },
});
definePolicy({ thing: 'rewardScale', verbs: { view: ['clueManager', 'clueHandler', 'commissionLeader', 'treasurer', 'systemAdmin'], change: ['clueManager', 'systemAdmin'] } });
