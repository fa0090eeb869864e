import { definePolicy } from '../kernel';

const treasury = ['treasurer', 'commissionLeader'] as const;

definePolicy({ thing: 'moneyOverview', verbs: { view: [...treasury], export: [...treasury] } });
