import type { ReporterWordsRequest, ReportVisit } from '../../../contracts/clue-report';
import { dayOnlyContext, fail, findDeadlines, native, openJson, workingDaysLeft, type Clock } from '../../kernel';
import { claimFiles, takeAttachments } from '../report/attachments';
import { ClueEntryModel } from '../entry-model';
import { talkPurpose } from '../sealing/open';
import { entryIdOf } from '../report/receipt';
import { appendEntry, openEntry, storedEntries } from '../talk';
import { presentEntry } from '../report/visit';
import { upwardTalk, type UpwardTalk } from './content';
import { UpwardModel, type UpwardReport } from './model';
import { handOverKey } from './terms';

/** What a receipt opened; without a key once all of it was destroyed. */
export interface VisitedUpward {
  upward: UpwardReport;
  talkKey: Buffer | null;
}

/** The reporter is told that it goes up, by when, and on which day it did; before that he may add. */
export async function presentUpwardVisit({ upward, talkKey }: VisitedUpward, clock: Clock): Promise<ReportVisit> {
  const { sealed, handOver, partsId, code } = upward;
  const state = talkKey && sealed ? openUpwardTalk(upward, sealed.talk.buffer, talkKey) : null;
  const later = talkKey && state ? (await storedEntries(partsId, 'talk')).map((entry) => openEntry(entry, talkKey)) : [];
  const before = (state?.earlier ?? []).map((entry, index) => ({ ...entry, id: `${index}`.padStart(24, '0') }));
  return {
    stage: 'passedUp',
    receivedOn: upward.receivedOn,
    next: await handOverDue(upward, clock),
    talk: [...before.flatMap((entry) => presentEntry(entry.id, entry)), ...later.flatMap((entry) => presentEntry(entry._id.toHexString(), entry))],
    asked: false,
    named: state?.named ?? false,
    satisfaction: null,
    may: { answer: false, add: upward.state === 'sealed', giveName: false, object: false, rate: false },
    passedUp: { code, on: handOver?.on ?? null },
  };
}

/** An addition, before it is handed over. @throws Fault wrongState, badRequest (attachments) */
export async function addToUpward(clock: Clock, { upward, talkKey }: VisitedUpward, { kind, text, attachments, wordsKey }: Pick<ReporterWordsRequest, 'kind' | 'text' | 'attachments' | 'wordsKey'>): Promise<ReportVisit> {
  const { _id, partsId, sealed } = upward;
  const id = entryIdOf(_id, wordsKey);
  if (!(await native(ClueEntryModel).findOne({ _id: id }, { projection: { _id: 1 } }))) {
    const now = await native(UpwardModel).findOne({ _id });
    if (kind !== 'addition' || now?.state !== 'sealed' || !talkKey || !sealed) return fail('wrongState');
    const { named } = openUpwardTalk(upward, sealed.talk.buffer, talkKey);
    const files = await takeAttachments(attachments, { named });
    await claimFiles(files, partsId);
    await appendEntry(dayOnlyContext(clock), partsId, talkKey, { id, part: 'talk', from: 'reporter', kind, body: { text, files } });
  }
  return presentUpwardVisit({ upward, talkKey }, clock);
}

export const openUpwardTalk = (upward: Pick<UpwardReport, '_id'>, sealed: Uint8Array, talkKey: Uint8Array): UpwardTalk => upwardTalk.parse(openJson(sealed, talkKey, talkPurpose(upward)));

async function handOverDue(upward: UpwardReport, clock: Clock): Promise<ReportVisit['next']> {
  const [deadline] = upward.state === 'sealed' ? await findDeadlines([handOverKey(upward)]) : [];
  const left = deadline && workingDaysLeft(deadline, clock.now());
  return deadline && left !== null && left !== undefined ? { label: '最晚移交上级纪检监察机关', day: deadline.due, workingDays: left } : null;
}
