import { definePolicy } from '../kernel';
import { commissionRoles } from '../rating';

/** Within the viewer's scope of the statistics. */
definePolicy({ thing: 'report', verbs: { read: [...commissionRoles, 'hallManager', 'departmentHandler'] } });
