import { definePolicy } from '../../kernel';

definePolicy({ thing: 'clueRetention', verbs: { view: ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian', 'securityAdmin', 'auditAdmin'], change: ['securityAdmin'] } });
/** Codes, days and ground: serials have no gaps, so that there was such a number is no news to anybody. */
definePolicy({ thing: 'clueDestruction', verbs: { list: ['clueManager', 'commissionLeader', 'custodian', 'auditAdmin'] } });
