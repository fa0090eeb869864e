import { definePolicy } from '../policy';

definePolicy({
  thing: 'person',
  verbs: {
    list: ['systemAdmin', 'commissionLeader', 'integrityHandler'],
    export: ['systemAdmin', 'commissionLeader'],
    create: ['systemAdmin'],
    change: ['systemAdmin'],
    deactivate: ['systemAdmin'],
    import: ['systemAdmin'],
    lookup: ['commissionLeader', 'integrityHandler'],
    // Whoever keeps the files enters numbers but has no reason to read them again.
    reveal: ['commissionLeader', 'integrityHandler'],
  },
});
