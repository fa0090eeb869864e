import { definePolicy } from '../kernel';

export const fundReaders = ['fundOfficer', 'disclosureManager', 'townReviewer', 'commissionLeader'] as const;

definePolicy({
  thing: 'fund',
  verbs: {
    list: [...fundReaders],
    /** Programmes and what was released by whom to whom. */
    write: ['fundOfficer', 'disclosureManager'],
    export: [...fundReaders],
  },
});
