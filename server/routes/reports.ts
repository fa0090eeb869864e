import { monthlyReportQuery } from '../../contracts/report';
import { monthlyReport } from '../../domain/report';
import { route } from '../route';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const reportRoutes = [
  route({
    method: 'get',
    path: '/api/reports/monthly',
    surface: 'staff',
    policy: 'report.read',
    summary: '群众评议月报（Word 文件），下载留痕',
    query: monthlyReportQuery,
    response: { download: [docx] },
    rateLimit: { points: 10, perSeconds: 60 },
    handle: async ({ query, ctx }) => {
      const { bytes, filename } = await monthlyReport(ctx, query);
      return { type: docx, body: bytes, filename };
    },
  }),
];
