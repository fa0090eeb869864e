import { definePolicy } from '../kernel';

definePolicy({
  thing: 'villageMap',
  verbs: {
    /** Whoever works on what a village does and publishes. */
    list: ['villageClerk', 'villageSupervisor', 'townReviewer', 'disclosureManager', 'commissionLeader', 'systemAdmin'],
    write: ['townReviewer', 'disclosureManager', 'systemAdmin'],
  },
});
