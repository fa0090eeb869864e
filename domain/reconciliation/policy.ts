import { definePolicy } from '../kernel';

const treasury = ['treasurer', 'commissionLeader'] as const;

definePolicy({ thing: 'reconciliation', verbs: { list: [...treasury], export: [...treasury], run: ['treasurer'], settle: ['treasurer'], close: ['treasurer'] } });
