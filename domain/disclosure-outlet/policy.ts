import { disclosureReaders } from '../disclosure';
import { definePolicy } from '../kernel';

definePolicy({
  thing: 'articleDraft',
  verbs: {
    list: [...disclosureReaders],
    /** The official account is the district's. */
    make: ['disclosureManager'],
  },
});
definePolicy({
  thing: 'broadcastAudio',
  verbs: {
    list: [...disclosureReaders],
    /** Each makes a bill with the service: whoever broadcasts, and whoever answers for it. */
    make: ['villageClerk', 'townReviewer', 'disclosureManager'],
  },
});
