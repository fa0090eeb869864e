import { disclosureReaders } from '../disclosure';
import { definePolicy } from '../kernel';

definePolicy({
  thing: 'question',
  verbs: {
    list: [...disclosureReaders],
    /** While the village owes the answer. */
    answer: ['villageClerk'],
    /** What was raised to the town. */
    settle: ['townReviewer'],
    /** Question and answers are shown to everybody, or not any more. */
    release: ['villageClerk', 'townReviewer'],
    export: [...disclosureReaders],
  },
});
