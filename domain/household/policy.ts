import { definePolicy } from '../kernel';

definePolicy({
  thing: 'household',
  verbs: {
    list: ['villageClerk', 'townReviewer', 'disclosureManager'],
    /** Codes on paper: made, replaced, printed. */
    issue: ['villageClerk', 'townReviewer'],
    /** The phone to which a code may be sent. */
    phone: ['villageClerk', 'townReviewer'],
  },
});
definePolicy({
  thing: 'householdSettings',
  verbs: {
    read: ['disclosureManager', 'commissionLeader'],
    write: ['disclosureManager'],
  },
});
