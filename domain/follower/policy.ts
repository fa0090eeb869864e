import { definePolicy } from '../kernel';

definePolicy({
  thing: 'follower',
  verbs: {
    list: ['reminderManager', 'systemAdmin'],
    export: ['reminderManager', 'systemAdmin'],
    invite: ['reminderManager', 'systemAdmin'],
    unbind: ['reminderManager', 'systemAdmin'],
    staffHours: ['reminderManager', 'systemAdmin'],
  },
});
