import { definePolicy } from '../kernel';

/** Those who watch over villages; a village sees its own duties, and no ranking. */
const overseers = ['townReviewer', 'disclosureManager', 'commissionLeader'] as const;

definePolicy({ thing: 'disclosureBoard', verbs: { view: [...overseers], export: [...overseers] } });
