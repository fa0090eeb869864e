import { z } from 'zod';
import { auditAnchors, auditCollection, auditFooter as footerSchema, auditReport, auditSubjectQuery, auditSubjects, auditTrail } from '../../contracts/audit';
import { id } from '../../contracts/common';
import { auditFooter, findSubjects, listAnchors, readTrail, recordAccess, verifyAudit } from '../../domain/kernel';
import { route } from '../route';

export const auditRoutes = [
  route({ method: 'get', path: '/api/audit/footer', surface: 'staff', policy: 'session', summary: '页脚：最近一次锚定和核对', response: footerSchema, handle: ({ ctx }) => auditFooter(ctx.clock) }),
  route({ method: 'get', path: '/api/audit/anchors', surface: 'staff', policy: 'audit.read', summary: '每日锚点，供打印和另存', response: auditAnchors, handle: async () => ({ items: await listAnchors() }) }),
  route({ method: 'get', path: '/api/audit/subjects', surface: 'staff', policy: 'audit.read', summary: '按编号、用户名或名称找一件事', query: auditSubjectQuery, response: auditSubjects, handle: async ({ query }) => ({ items: await findSubjects(query) }) }),
  route({
    method: 'get',
    path: '/api/audit/trails/:collection/:id',
    surface: 'staff',
    policy: 'audit.read',
    summary: '一件事的全部操作记录，看过也留痕',
    params: z.object({ collection: auditCollection, id }),
    response: auditTrail,
    handle: async ({ params, ctx }) => {
      const items = await readTrail(params.collection, params.id);
      await recordAccess(ctx, { type: params.collection, id: params.id }, 'audit.read');
      return { items };
    },
  }),
  route({ method: 'post', path: '/api/audit/check', surface: 'staff', policy: 'audit.check', summary: '现在核对一遍审计链', response: auditReport, rateLimit: { points: 6, perSeconds: 600 }, handle: ({ ctx }) => verifyAudit({ clock: ctx.clock }) }),
];
