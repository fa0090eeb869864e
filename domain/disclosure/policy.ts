import { definePolicy } from '../kernel';

/** Whoever works on what a village publishes: the village itself, its town, the district. */
export const disclosureReaders = ['villageClerk', 'villageSupervisor', 'townReviewer', 'disclosureManager', 'commissionLeader'] as const;

definePolicy({
  thing: 'publication',
  verbs: {
    list: [...disclosureReaders],
    /** Drafts, declares that nothing happened, corrects. */
    write: ['villageClerk'],
    /** For the village: the supervision committee or the finance group; never whoever drafted. */
    check: ['villageSupervisor'],
    /** For the town; never whoever drafted or checked. */
    approve: ['townReviewer'],
    /** Has anything to decide on what others drafted, for the village or the town. */
    review: ['villageSupervisor', 'townReviewer'],
    export: [...disclosureReaders],
  },
});
definePolicy({
  thing: 'disclosureItem',
  verbs: {
    list: [...disclosureReaders],
    /** The catalogue and the terms: of the district as a whole. */
    write: ['disclosureManager'],
    export: [...disclosureReaders],
  },
});
