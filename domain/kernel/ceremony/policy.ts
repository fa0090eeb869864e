import { keyRoles } from '../key-pairs';
import { definePolicy } from '../policy';

// Keys belong to the platform as a whole. The security administrator sees how far it is, and can do nothing with them.
definePolicy({ thing: 'ceremony', verbs: { read: ['custodian', 'securityAdmin', 'commissionLeader'], hold: ['custodian'], certify: ['custodian'], recover: ['custodian'] } });
// Everybody who has to do with keys sees his own.
definePolicy({ thing: 'ownKey', verbs: { read: [...keyRoles] } });
