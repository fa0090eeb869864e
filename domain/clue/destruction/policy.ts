import { definePolicy } from '../../kernel';

definePolicy({ thing: 'clueRetention', verbs: { view: ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian', 'securityAdmin', 'auditAdmin'], change: ['securityAdmin'] } });
/** Codes, days and ground, of what one could open; that there was another one is nobody's to know. */
definePolicy({ thing: 'clueDestruction', verbs: { list: { roles: ['clueManager', 'commissionLeader', 'custodian', 'auditAdmin'], says: '只看自己当时看得到的；审计管理员看全部' } } });
