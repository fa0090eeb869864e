import { definePolicy, type Rule } from '../kernel';
import { commissionRoles, notSecretOrCommission, type Discreet } from '../rating';

const callers = ['followUpOfficer', 'integrityHandler'] as const;
const commission = [...commissionRoles];

/** The integrity handler follows up what is integrity, the officers all that they can see. */
const integrityForHandler: Rule = (actor, thing) => {
  const roles = actor.grants.filter((grant) => !thing || thing.path.some((one) => String(one) === grant.organisationId)).map((grant) => grant.role);
  return roles.includes('followUpOfficer') || !thing || (thing as Discreet & { integrity?: boolean }).integrity === true;
};
const byCaller = { roles: callers, when: integrityForHandler, says: '廉洁问题经办人只办涉及廉洁的回访' };

/** The department answers what was sent to it, nothing else. */
const sentToHim: Rule = (actor, thing) => {
  const sentPath = (thing as { sentPath?: readonly unknown[] } | undefined)?.sentPath ?? [];
  return !thing || actor.grants.some((grant) => grant.role === 'departmentHandler' && sentPath.some((one) => String(one) === grant.organisationId));
};

definePolicy({
  thing: 'followUp',
  verbs: {
    list: { roles: [...commission, 'hallManager', 'departmentHandler'], when: notSecretOrCommission, says: '涉及廉洁的，放开以前只有委里的人看得到；部门只看转给它的' },
    listSecret: commission,
    /** The citizen's words, calls and notes; hall and department see what was passed on. */
    readWords: commission,
    revealPhone: byCaller,
    saveNote: byCaller,
    recordContact: byCaller,
    sendRectification: byCaller,
    answerRectification: { roles: ['departmentHandler'], when: sentToHim, says: '只答复转给本部门的整改' },
    returnRectification: byCaller,
    acceptRectification: byCaller,
    close: byCaller,
    decideEscalation: ['commissionLeader', 'integrityHandler'],
    pause: byCaller,
    resume: byCaller,
    requestExtension: byCaller,
    assign: ['ratingSupervisor', 'commissionLeader'],
    configure: ['ratingSupervisor'],
  },
});
