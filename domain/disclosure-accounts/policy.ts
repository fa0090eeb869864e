import { disclosureReaders } from '../disclosure';
import { definePolicy } from '../kernel';

definePolicy({
  thing: 'villageAccounts',
  verbs: {
    list: [...disclosureReaders],
    export: [...disclosureReaders],
    /** From which sum on a payment should show its voucher. */
    set: ['disclosureManager'],
  },
});
