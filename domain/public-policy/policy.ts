import { definePolicy } from '../kernel';

export const policyWriters = ['fundOfficer', 'disclosureManager'] as const;

definePolicy({
  thing: 'publicPolicy',
  verbs: {
    list: { roles: [...policyWriters, 'townReviewer', 'villageClerk', 'commissionLeader'], anywhere: true, says: '全区一个政策库' },
    write: { roles: policyWriters, anywhere: true, says: '全区一个政策库' },
    approve: { roles: policyWriters, anywhere: true, says: '写过这一版的人不能审' },
  },
});
