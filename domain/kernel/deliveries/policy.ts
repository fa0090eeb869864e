import { definePolicy } from '../policy';

definePolicy({
  thing: 'delivery',
  verbs: {
    list: ['systemAdmin', 'reminderManager'],
    listAll: { roles: ['systemAdmin'], anywhere: true, says: '不论送给谁；其他人只看本单位范围内干部的' },
    export: ['systemAdmin', 'reminderManager'],
    resolve: ['systemAdmin', 'reminderManager'],
    settings: ['systemAdmin'],
  },
});
