import { definePolicy, type OrganisationRecord, type Scoped } from '../kernel';

definePolicy({
  thing: 'roster',
  verbs: {
    list: ['systemAdmin', 'hallManager', 'ratingSupervisor', 'commissionLeader', 'followUpOfficer'],
    export: ['systemAdmin', 'hallManager', 'ratingSupervisor', 'commissionLeader', 'followUpOfficer'],
    change: ['hallManager', 'systemAdmin'],
    import: ['hallManager', 'systemAdmin'],
  },
});

/** Who keeps the roster keeps it for halls; the department of a window does not. */
export const rosterScope = (organisation: Pick<OrganisationRecord, 'path'>): Scoped => ({ path: organisation.path });
