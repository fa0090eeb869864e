import type { Role } from '../../contracts/roles';
import { definePolicy, type Scoped, type StaffActor } from '../kernel';

/** Whoever works on what a village does and pays: the village itself, its town, the district. */
const projectReaders = ['villageClerk', 'villageSupervisor', 'townReviewer', 'disclosureManager', 'commissionLeader'] as const;

const covers = (actor: StaffActor, role: Role, { path }: Scoped): boolean => actor.grants.some((grant) => grant.role === role && path.some((id) => String(id) === grant.organisationId));
const isTowns = (thing: Scoped): boolean => (thing as { ofTown?: boolean }).ofTown === true;

definePolicy({
  thing: 'project',
  verbs: {
    list: [...projectReaders],
    export: [...projectReaders],
    write: { roles: ['villageClerk', 'townReviewer'], when: (actor, thing) => !thing || isTowns(thing) || covers(actor, 'villageClerk', thing), says: '村的项目由村级经办人起草；乡镇审核人只起草乡镇自己的项目' },
    approve: { roles: ['townReviewer', 'disclosureManager'], when: (actor, thing) => !thing || isTowns(thing) || covers(actor, 'townReviewer', thing), says: '写过这一条的人不能审；区里只审乡镇自己的项目' },
    setLimits: ['disclosureManager'],
  },
});
