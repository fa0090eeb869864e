import { definePolicy } from '../policy';

// What belongs to the platform as a whole, not to a branch of the tree.
definePolicy({ thing: 'calendar', verbs: { read: ['systemAdmin', 'commissionLeader', 'ratingSupervisor', 'followUpOfficer'], save: ['systemAdmin'] } });
definePolicy({ thing: 'setup', verbs: { read: ['systemAdmin'], confirm: ['systemAdmin'] } });
definePolicy({ thing: 'audit', verbs: { read: ['auditAdmin'], check: ['auditAdmin'] } });
// Which request one may decide is up to its steps; this is the door to the list.
definePolicy({ thing: 'approval', verbs: { list: ['commissionLeader', 'integrityHandler', 'ratingSupervisor', 'followUpOfficer'] } });
