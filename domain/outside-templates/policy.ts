import { definePolicy } from '../kernel';

definePolicy({ thing: 'outsideTemplates', verbs: { read: ['systemAdmin', 'reminderManager'], save: ['systemAdmin'] } });
