import { defineJob } from '../kernel';
import { discardExpired } from './draft';
import { forgetDestroyed } from './own';
import { finishSent } from './submit';

defineJob({ name: 'officerReport.drafts', schedule: '*/5 * * * *', run: async ({ ctx }) => ({ finished: await finishSent(ctx), discarded: await discardExpired(ctx) }) });
defineJob({ name: 'officerReport.forget', schedule: '50 3 * * *', run: () => forgetDestroyed() });
