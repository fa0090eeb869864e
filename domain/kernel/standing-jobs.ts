import { anchorDay, sweepActs, verifyAudit } from './audit';
import { defineJob } from './jobs';

// The kernel's own jobs. Nights are quiet, and the anchor comes before the check.
defineJob({ name: 'audit.anchor', schedule: '20 2 * * *', run: async ({ ctx }) => (await anchorDay(ctx))?.n ?? null });
defineJob({
  name: 'audit.verify',
  schedule: '40 3 * * *',
  run: async ({ ctx }) => {
    const { ok, findings, anchors, subjects } = await verifyAudit({ clock: ctx.clock });
    return { ok, findings: findings.length, anchors, subjects };
  },
});
defineJob({ name: 'acts.sweep', schedule: '*/10 * * * *', run: ({ ctx }) => sweepActs(ctx.clock) });
