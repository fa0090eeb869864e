import type { AttachmentStored, ReportTopic, SubmitReportRequest, TaskSolution } from '../../../../contracts/clue-report';
import { phoneDigits, phoneProblem } from '../../logic/draft';
import type { ReportPlace } from '../api/guards';

/** As contracts/clue-report.ts limits them; a test holds both against each other. */
export const most = { what: 5000, when: 100, placeText: 100, howKnown: 200, evidence: 1000, money: 60, elsewhere: 300, extra: 200, people: 10, name: 30, organisation: 60, post: 40, identityNumber: 18, address: 100, callTimes: 60, words: 3000, files: 10 } as const;
export const fileMostBytes = 20 * 1024 * 1024;
const whatLeast = 10;

/** A file on its way: `stored` once the server has it, `problem` when it did not get there. */
export interface DraftFile {
  id: string;
  name: string;
  size: number;
  percent: number | null;
  stored: AttachmentStored | null;
  problem: string | null;
}

export interface DraftPerson {
  name: string;
  organisation: string;
  post: string;
}

export interface DraftIdentity {
  name: string;
  phone: string;
  identityNumber: string;
  address: string;
  callTimes: string;
}

export interface ReportDraft {
  named: boolean;
  topic: string | null;
  what: string;
  when: string;
  place: ReportPlace | null;
  placeText: string;
  people: DraftPerson[];
  howKnown: string;
  evidence: string;
  money: string;
  elsewhere: string;
  extra: Record<string, string>;
  files: DraftFile[];
  identity: DraftIdentity;
  tellByPhone: boolean;
  /** Made once: handed in again, it is the same report. */
  submissionKey: string;
}

export const emptyPerson: DraftPerson = { name: '', organisation: '', post: '' };
export const emptyIdentity: DraftIdentity = { name: '', phone: '', identityNumber: '', address: '', callTimes: '' };

export const newDraft = (named: boolean, submissionKey: string): ReportDraft => ({
  named, submissionKey, topic: null, what: '', when: '', place: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {}, files: [], identity: emptyIdentity, tellByPhone: false,
});

/** The other way of reporting: words stay. Files do not, they were cleaned, or kept as they are, for the way chosen first. */
export const turned = (draft: ReportDraft, named: boolean): ReportDraft => (draft.named === named ? draft : { ...draft, named, files: [] });

export const hasWords = (draft: ReportDraft): boolean => [draft.what, draft.when, draft.placeText, draft.howKnown, draft.evidence].some((text) => text.trim() !== '') || draft.people.length > 0 || draft.files.length > 0 || draft.topic !== null;

export function identityProblems(identity: DraftIdentity): Record<string, string> {
  const found: Record<string, string> = {};
  if (identity.name.trim().length < 2) found['identity.name'] = '请写真实姓名。';
  if (phoneDigits(identity.phone) === '') found['identity.phone'] = '请写能打通的电话。';
  const wrong = phoneProblem(identity.phone);
  if (wrong) found['identity.phone'] = wrong;
  return found;
}

/** What is wrong and what is right, by field, in the order of the page. Empty: it can be handed in. */
export function problemsOf(draft: ReportDraft): Record<string, string> {
  const found: Record<string, string> = {};
  if (draft.topic === null) found.topic = '请选一类。拿不准就选最像的。';
  const missing = whatLeast - draft.what.trim().length;
  if (missing > 0) found.what = missing === whatLeast ? '请写发生了什么，至少 10 个字。' : `再写 ${missing} 个字，把事情说清楚。`;
  draft.people.forEach((person, at) => {
    if (person.name.trim() === '' && (person.organisation.trim() || person.post.trim())) found[`people.${at}.name`] = '请写姓名或称呼，不知道就写“不知道姓名”。';
  });
  if (draft.files.some(({ stored, problem }) => !stored && !problem)) found.files = '还有文件没传完，传完就能交。';
  else if (draft.files.some(({ stored }) => !stored)) found.files = '有文件没传上，请重传或去掉。';
  return { ...found, ...(draft.named ? identityProblems(draft.identity) : {}) };
}

export const identityFrom = (identity: DraftIdentity) => ({ name: identity.name.trim(), phone: phoneDigits(identity.phone), identityNumber: identity.identityNumber.trim(), address: identity.address.trim(), callTimes: identity.callTimes.trim() });
export const tokensOf = (files: readonly DraftFile[]): string[] => files.flatMap(({ stored }) => (stored ? [stored.token] : []));

/** The body of POST /api/report. Call it only where `problemsOf` finds nothing. Answers to another topic's questions stay here. */
export function requestFrom(draft: ReportDraft, topic: ReportTopic, task: TaskSolution, via: SubmitReportRequest['via']): SubmitReportRequest {
  const extra = Object.fromEntries(topic.fields.map(({ key }) => [key, (draft.extra[key] ?? '').trim()]).filter(([, text]) => text !== ''));
  return {
    submissionKey: draft.submissionKey,
    task,
    topic: topic.key,
    what: draft.what.trim(),
    when: draft.when.trim(),
    placeId: draft.place?.id ?? null,
    placeText: draft.place ? '' : draft.placeText.trim(),
    people: draft.people.map((person) => ({ name: person.name.trim(), organisation: person.organisation.trim(), post: person.post.trim() })).filter(({ name }) => name !== ''),
    howKnown: draft.howKnown.trim(),
    evidence: draft.evidence.trim(),
    money: draft.money.trim(),
    elsewhere: draft.elsewhere.trim(),
    extra,
    attachments: tokensOf(draft.files),
    identity: draft.named ? identityFrom(draft.identity) : null,
    tellByPhone: draft.named && draft.tellByPhone,
    via,
  };
}

/** What is kept under a PIN: files only where the server has them, what was chosen here is gone with the page. */
export const keepable = (draft: ReportDraft): string => JSON.stringify({ ...draft, files: draft.files.filter(({ stored }) => stored) });

/** A draft that this version wrote, or null. */
export function draftFrom(text: string): ReportDraft | null {
  try {
    const kept = JSON.parse(text) as Partial<ReportDraft> | null;
    const shape = newDraft(false, '');
    const same = kept && (Object.keys(shape) as (keyof ReportDraft)[]).every((key) => key in kept && (shape[key] === null || kept[key] === null || typeof kept[key] === typeof shape[key]));
    return same ? (kept as ReportDraft) : null;
  } catch {
    return null;
  }
}

/** 300 KB, 3.2 MB, 20 MB. */
export const sizeWords = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${Math.round(bytes / 1024 / 102.4) / 10} MB`);
