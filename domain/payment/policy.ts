import { definePolicy } from '../kernel';

const treasury = ['treasurer', 'commissionLeader'] as const;

definePolicy({ thing: 'paymentOrder', verbs: { list: [...treasury], export: [...treasury], act: ['treasurer'] } });
