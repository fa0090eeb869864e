import { definePolicy } from '../../kernel';

definePolicy({ thing: 'clueTopics', verbs: { read: ['clueManager'], save: ['clueManager'] } });
