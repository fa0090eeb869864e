import type { Role } from '../../contracts/roles';
import { definePolicy } from '../kernel';

const commission: readonly Role[] = ['ratingSupervisor', 'commissionLeader', 'followUpOfficer'];

// Whoever is rated does not loosen the limits himself: the hall's manager reads only.
definePolicy({
  thing: 'hallSettings',
  verbs: {
    read: ['systemAdmin', ...commission, 'hallManager'],
    save: ['systemAdmin', 'ratingSupervisor'],
  },
});
