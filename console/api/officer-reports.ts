import { officerReportDetail, type OfficerReportDetail } from '../../contracts/officer-report';
import { ask } from './client';

/** Opening marks the report as read. */
export const officerReportRefresh = ['officer-reports'] as const;

/** Asked for anew each time: the words are kept in no cache. */
export const openOfficerReport =
  (id: string) =>
  (body: unknown): Promise<OfficerReportDetail> =>
    ask(`/officer-reports/${id}/opening`, { method: 'POST', body, answer: officerReportDetail });
