import { fundReaders } from '../fund';
import { definePolicy } from '../kernel';

definePolicy({
  thing: 'payment',
  verbs: {
    list: [...fundReaders],
    import: ['fundOfficer'],
    /** Looks a person up by the identity number, and sees names in full. */
    seek: ['fundOfficer'],
    export: [...fundReaders],
  },
});
definePolicy({
  thing: 'paymentList',
  verbs: {
    list: [...fundReaders],
    /** Decides what everybody sees, and takes it off again. */
    publish: ['fundOfficer'],
  },
});
