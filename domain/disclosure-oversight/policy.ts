import { definePolicy } from '../kernel';

const overseers = ['townReviewer', 'disclosureManager', 'commissionLeader'] as const;

definePolicy({ thing: 'disclosureQuality', verbs: { list: [...overseers], export: [...overseers] } });
definePolicy({
  thing: 'spotCheck',
  verbs: {
    /** The village reads its own record. */
    list: [...overseers, 'villageClerk', 'villageSupervisor'],
    draw: ['townReviewer', 'disclosureManager'],
    record: ['townReviewer', 'disclosureManager'],
    export: [...overseers],
  },
});
