import { definePolicy } from '../kernel';

definePolicy({
  thing: 'ownResults',
  verbs: {
    read: { roles: ['windowWorker'], says: '只看自己在岗时收到的，不含只进纪委的' },
    reply: { roles: ['windowWorker'], says: '只对自己在岗时收到的评议' },
    appeal: { roles: ['windowWorker'], says: '只对自己在岗时收到的评议' },
  },
});
