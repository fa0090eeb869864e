import type { Role } from '../../contracts/roles';
import { definePolicy } from '../kernel';

const whoHandles = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader'] as const satisfies readonly Role[];
const says = '只数自己看得到的线索';

definePolicy({
  thing: 'clueStatistics',
  verbs: { view: { roles: whoHandles, says }, table: { roles: ['petitionClerk', 'clueManager', 'commissionLeader'], says: `${says}，少于 5 件的不列` }, set: ['clueManager'] },
});

definePolicy({
  thing: 'clueVillage',
  verbs: {
    look: { roles: ['clueManager', 'commissionLeader'], says: '在自己的会话里解开自己看得到的来数，不留存' },
    publish: { roles: ['clueManager', 'commissionLeader'], says: '每格 5 件以上的才能存' },
    read: whoHandles,
  },
});
