import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { officerReportDetail, officerReportListQuery, officerReportSummary, openOfficerReportRequest } from '../../contracts/officer-report';
import { eachOfficerReport, listOfficerReports, officerReportColumns, openOfficerReport } from '../../domain/officer-report';
import { exportRoute } from '../export-route';
import { route } from '../route';

export const officerReportRoutes = [
  route({ method: 'get', path: '/api/officer-reports', surface: 'staff', policy: 'officerReport.list', summary: '信息员报告清单，新的在前，不带内容', query: officerReportListQuery, response: page(officerReportSummary), handle: ({ query, ctx }) => listOfficerReports(ctx, query) }),
  exportRoute({ list: '/api/officer-reports', policy: 'officerReport.list', title: '信息员报告', query: officerReportListQuery, columns: officerReportColumns, rows: eachOfficerReport }),
  route({
    method: 'post',
    path: '/api/officer-reports/:id/opening',
    surface: 'staff',
    policy: 'officerReport.open',
    summary: '看一件报告的内容，写明理由，留痕',
    params: z.object({ id }),
    body: openOfficerReportRequest,
    response: officerReportDetail,
    handle: ({ params, body, ctx }) => openOfficerReport(ctx, params.id, body.reason),
  }),
];
