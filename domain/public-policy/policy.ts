import { definePolicy } from '../kernel';

const writers = ['fundOfficer', 'disclosureManager'] as const;

definePolicy({
  thing: 'publicPolicy',
  verbs: {
    list: { roles: [...writers, 'townReviewer', 'villageClerk', 'commissionLeader'], anywhere: true, says: '全区一个政策库' },
    write: { roles: writers, anywhere: true, says: '全区一个政策库' },
    approve: { roles: writers, anywhere: true, says: '写过这一版的人不能审' },
  },
});
