import { definePolicy } from '../../kernel';

const roles = ['clueManager', 'commissionLeader'] as const;
definePolicy({ thing: 'clueKinship', verbs: { list: roles, declare: roles, end: roles } });
