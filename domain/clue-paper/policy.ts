import type { Role } from '../../contracts/roles';
import { definePolicy, type NarrowedRule, type Rule, type Scoped } from '../kernel';

export const clueRoles: readonly Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian'];
/** Documents to a unit about an ordinary problem: for those who look after such problems. */
export const unitRoles: readonly Role[] = ['ratingSupervisor', 'integrityHandler', 'clueManager', 'commissionLeader'];

/** What a rule looks at: `readers` of the clue that it belongs to; null: it is to a unit. */
export interface PaperThing extends Scoped {
  readers: readonly string[] | null;
}

/** Whoever is not among the clue's readers finds nothing of its documents. */
const narrowed = (roles: readonly Role[], more = ''): NarrowedRule => ({ roles, when: belongs(roles), says: `线索的文书只限可看人名单里的；给单位的文书限评议主管、廉洁问题经办人、线索管理员和委领导${more}` });
const belongs =
  (roles: readonly Role[]): Rule =>
  (actor, thing) => {
    if (!thing) return true;
    const { readers, path } = thing as PaperThing;
    const side = readers ? clueRoles : unitRoles;
    const within = path.map(String);
    return (!readers || readers.includes(actor.accountId)) && actor.grants.some(({ role, organisationId }) => roles.includes(role) && side.includes(role) && within.includes(organisationId));
  };

const readers: readonly Role[] = [...new Set([...clueRoles, ...unitRoles])];
const drafters: readonly Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'ratingSupervisor', 'integrityHandler'];
const checkers: readonly Role[] = ['clueManager', 'ratingSupervisor', 'commissionLeader'];
definePolicy({
  thing: 'cluePaper',
  verbs: {
    list: narrowed(readers),
    open: narrowed(readers),
    download: narrowed(readers),
    draft: narrowed(drafters),
    change: narrowed(drafters),
    submit: narrowed(drafters),
    takeBack: narrowed(drafters),
    drop: narrowed(drafters),
    check: narrowed(checkers),
    giveBack: narrowed(checkers),
    sign: narrowed(['commissionLeader'], '；自己拟的不能自己签发'),
    void: narrowed(['clueManager', 'commissionLeader']),
    words: ['clueManager', 'commissionLeader'],
  },
});
