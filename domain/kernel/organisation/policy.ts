import { role } from '../../../contracts/roles';
import { definePolicy, type Scoped } from '../policy';
import type { OrganisationRecord } from './model';

definePolicy({
  thing: 'organisation',
  verbs: {
    list: role.options,
    export: role.options,
    create: ['systemAdmin'],
    rename: ['systemAdmin'],
    move: ['systemAdmin'],
    changeWindow: ['systemAdmin'],
    close: ['systemAdmin'],
    merge: ['systemAdmin'],
    reopen: ['systemAdmin'],
    import: ['systemAdmin'],
  },
});

/** A window belongs to its hall's chain and to the department that staffs it. */
export const organisationScope = (organisation: Pick<OrganisationRecord, 'path' | 'window'>): Scoped => ({
  path: organisation.window ? [...organisation.path, organisation.window.departmentId] : organisation.path,
});
