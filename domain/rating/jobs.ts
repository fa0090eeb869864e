import { defineJob } from '../kernel';
import { flagJob, flagNew } from './flag-day';
import { deletePhonesAfterClosing } from './phones';

// In the small hours, when nobody is on the phone.
defineJob({ name: 'deletePhonesAfterClosing', schedule: '20 3 * * *', run: (job) => deletePhonesAfterClosing(job.ctx, job) });
defineJob({ name: flagJob, schedule: '*/5 * * * *', run: (job) => flagNew(job.ctx, job) });
