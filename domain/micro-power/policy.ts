import { definePolicy } from '../kernel';

/** Whoever works with the list: the village that goes by it, its town, the district. */
const powerReaders = ['villageClerk', 'villageSupervisor', 'townReviewer', 'disclosureManager', 'commissionLeader'] as const;

definePolicy({
  thing: 'microPower',
  verbs: {
    list: [...powerReaders],
    /** The list is the district's: towns and villages go by it and cannot change it. */
    write: ['disclosureManager'],
  },
});
definePolicy({
  thing: 'powerCase',
  verbs: {
    list: [...powerReaders],
    /** Opens, records, corrects, closes, offers for publication. */
    write: ['villageClerk'],
    object: ['villageSupervisor'],
    /** Makes public what the village offered, or returns it. */
    release: ['townReviewer'],
    export: [...powerReaders],
  },
});
