import { definePolicy } from '../kernel';

definePolicy({
  thing: 'openData',
  verbs: {
    /** The tables themselves are everybody's: this is the page on which staff see what is given away, and on which terms. */
    read: ['disclosureManager', 'commissionLeader'],
    write: ['disclosureManager'],
  },
});
