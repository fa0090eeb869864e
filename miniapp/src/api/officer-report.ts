import type { OfficerDraft, OfficerReportFields } from '../../../contracts/officer-report';
import { isOfficerDraft, isOfficerPlaces, isOfficerReportSubmitted, type OfficerPlaces, type OfficerReportSubmitted } from './guards-officer-report';
import { callWithLogin } from './with-login';

const at = (path: string) => `/api/public/officer-report/${path}`;

export const officerDraft = (): Promise<OfficerDraft> => callWithLogin(at('draft'), isOfficerDraft);

export const saveOfficerDraft = (fields: Partial<OfficerReportFields>): Promise<OfficerDraft> => callWithLogin(at('save'), isOfficerDraft, fields);

export const findPlaces = async (text: string): Promise<OfficerPlaces['items']> => (await callWithLogin(at('places'), isOfficerPlaces, { text })).items;

export const submitOfficerReport = (): Promise<OfficerReportSubmitted> => callWithLogin(at('submission'), isOfficerReportSubmitted);
