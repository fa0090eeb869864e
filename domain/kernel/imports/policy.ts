import { definePolicy } from '../policy';

// Who may use imports at all; each kind of sheet has a verb of its own, asked as well.
definePolicy({ thing: 'import', verbs: { use: ['systemAdmin', 'hallManager', 'ratingSupervisor', 'reminderManager', 'fundOfficer', 'disclosureManager', 'townReviewer'] } });
