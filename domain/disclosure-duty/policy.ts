import { disclosureReaders } from '../disclosure';
import { definePolicy } from '../kernel';

definePolicy({
  thing: 'disclosureDuty',
  verbs: {
    list: [...disclosureReaders],
    /** Something was decided or received that must be published at once. */
    record: ['villageClerk', 'townReviewer'],
    /** Takes back what was recorded by mistake: never the village itself. */
    withdraw: ['townReviewer', 'disclosureManager'],
    /** Why it is late, and by when it comes. */
    explain: ['villageClerk'],
    urge: ['townReviewer', 'disclosureManager'],
    /** Counts of what was urged, and the recommendation as a document. */
    analyse: [...disclosureReaders],
    export: [...disclosureReaders],
  },
});
