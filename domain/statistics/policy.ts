import type { Role } from '../../contracts/roles';
import { definePolicy } from '../kernel';
import { commissionRoles } from '../rating';

const viewers: readonly Role[] = [...commissionRoles, 'hallManager', 'departmentHandler'];

definePolicy({
  thing: 'statistics',
  verbs: {
    view: viewers,
    /** The upstream form names every single rating. */
    exchange: ['commissionLeader', 'ratingSupervisor'],
    /** Shows no figure: counts them anew. */
    rebuild: { roles: ['systemAdmin'], anywhere: true, says: '只重新数，看不到数' },
  },
});

definePolicy({
  thing: 'alert',
  verbs: {
    list: viewers,
    see: ['commissionLeader', 'ratingSupervisor', 'hallManager'],
  },
});
