import type {
  AttachmentStored,
  ReporterIdentity,
  ReportOpening,
  ReportSubmitted,
  ReportVisit,
  SubmitReportRequest,
  TaskSolution,
} from '../../../../contracts/clue-report';
import type { RewardUnderReceipt, RewardWay } from '../../../../contracts/reward-receipt';
import type { ClueSatisfaction } from '../../../../contracts/clue';
import { busyFault, faultFrom, offlineFault } from '../../api/fault';
import type { Guard } from '../../api/guards';
import { solve } from '../logic/proof';
import { isAttachmentStored, isReportOpening, isReportPlaces, isReportSubmitted, isReportTask, isReportVisit, type ReportPlace } from './guards';
import { isReward } from './guards-reward';
import type { Reply } from './reply';
import { exchange, upload } from './transport';

/**
 * The only way in which these pages ask the server: never with a cookie, a login, a session or a referrer. What the rest
 * of the mini-program uses for its requests is not loaded here.
 */
function checked<T>({ status, data }: Reply, isAnswer: Guard<T>): T {
  if (status < 200 || status > 299) throw faultFrom(status, data);
  if (!isAnswer(data)) throw busyFault(); // an answer that is not ours, e.g. a hotel's sign-in page
  return data;
}

async function call<T>(method: 'GET' | 'POST', path: string, isAnswer: Guard<T>, body?: object): Promise<T> {
  const reply = await exchange(method, `/api/report${path}`, body).catch(() => {
    throw offlineFault();
  });
  return checked(reply, isAnswer);
}

export const opening = (): Promise<ReportOpening> => call('GET', '/opening', isReportOpening);

export const findPlaces = async (text: string): Promise<ReportPlace[]> => (await call('GET', `/places?text=${encodeURIComponent(text)}`, isReportPlaces)).items;

/** The work that is asked for before anything that costs or writes something, done. */
export const paidTask = async (): Promise<TaskSolution> => solve(await call('POST', '/tasks', isReportTask, {}));

export const submitReport = (request: SubmitReportRequest): Promise<ReportSubmitted> => call('POST', '', isReportSubmitted, request);

export interface Visit {
  receiptCode: string;
  task: TaskSolution;
}
export interface Said extends Visit {
  kind: 'answer' | 'addition' | 'objection';
  text: string;
  attachments: string[];
  wordsKey: string;
}

export const visit = (request: Visit): Promise<ReportVisit> => call('POST', '/visit', isReportVisit, request);
export const sayWords = (request: Said): Promise<ReportVisit> => call('POST', '/words', isReportVisit, request);
export const sayHowHandled = (request: Visit & { satisfaction: ClueSatisfaction }): Promise<ReportVisit> => call('POST', '/satisfaction', isReportVisit, request);
export interface Taken extends Visit {
  way: RewardWay;
  choice?: string;
  loginCode?: string;
  userName?: string;
}
export const takeReward = (request: Taken): Promise<RewardUnderReceipt> => call('POST', '/reward', isReward, request);
export const giveName = (request: Visit & { identity: ReporterIdentity }): Promise<ReportVisit> => call('POST', '/name', isReportVisit, request);

/** Sends one chosen file, its work done before. @returns the answer, and how to stop it */
export function sendFile(fileId: string, named: boolean, task: TaskSolution, onProgress: (percent: number) => void): { stored: Promise<AttachmentStored>; cancel(): void } {
  const fields = { challenge: task.challenge, nonce: String(task.nonce), named: named ? 'yes' : 'no' };
  const { reply, cancel } = upload('/api/report/attachments', fileId, fields, onProgress);
  const arrived = reply.catch(() => {
    throw offlineFault();
  });
  return { stored: arrived.then((answer) => checked(answer, isAttachmentStored)), cancel };
}
