import type { OfficerDraft, OfficerReportFields } from '../../../contracts/officer-report';
import { loginCode } from '../platform/login';
import { busyFault } from './fault';
import { isOfficerDraft, isOfficerPlaces, isOfficerReportSubmitted, type OfficerPlaces, type OfficerReportSubmitted } from './guards-officer-report';
import { call } from './request';

/** Each question brings a code of its own: WeChat takes one once. @throws ApiFault */
async function asked<T>(path: string, isAnswer: (value: unknown) => value is T, body: object = {}): Promise<T> {
  const code = loginCode && (await loginCode());
  if (!code) throw busyFault();
  return call('POST', `/api/public/officer-report/${path}`, isAnswer, { ...body, loginCode: code });
}

export const officerDraft = (): Promise<OfficerDraft> => asked('draft', isOfficerDraft);

export const saveOfficerDraft = (fields: Partial<OfficerReportFields>): Promise<OfficerDraft> => asked('save', isOfficerDraft, fields);

export const findPlaces = async (text: string): Promise<OfficerPlaces['items']> => (await asked('places', isOfficerPlaces, { text })).items;

export const submitOfficerReport = (): Promise<OfficerReportSubmitted> => asked('submission', isOfficerReportSubmitted);
