import { definePolicy } from '../kernel';

// A key lets a machine in: whoever looks after the platform makes it, nobody who is rated.
definePolicy({ thing: 'queueKey', verbs: { list: ['systemAdmin'], create: ['systemAdmin'], revoke: ['systemAdmin'] } });
