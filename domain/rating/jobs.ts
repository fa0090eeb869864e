import { defineJob } from '../kernel';
import { deletePhonesAfterClosing } from './phones';

// In the small hours, when nobody is on the phone.
defineJob({ name: 'deletePhonesAfterClosing', schedule: '20 3 * * *', run: (job) => deletePhonesAfterClosing(job.ctx, job) });
