import type { ReportVisit, TalkEntry } from '../../contracts/clue-report';
import { fail, findDeadlines, native, openKey, readShredKey, unwrapText, wipe, workingDaysLeft, type Clock } from '../kernel';
import type { ClueEntry } from './entry-model';
import { ClueModel, partPurpose, type Clue } from './model';
import { openTalk } from './open';
import { openReceipt } from './receipt';
import { stageOf } from './stage';
import { isAsked, openEntry, storedEntries, talkKinds } from './talk';
import { deadlineKey } from './terms';

/** What a receipt opened: the report and the key of its talk, never its content. */
export interface Visited {
  clue: Clue;
  talkKey: Buffer;
}

/**
 * One run of argon2id, whatever the receipt. What is unknown, expired or destroyed is not told apart. Nothing of the
 * visit is recorded.
 * @throws Fault receiptNotFound, notReady
 */
export async function withReceipt<T>(receiptCode: string, use: (visited: Visited) => Promise<T>): Promise<T> {
  const { lookup, pair } = await openReceipt(receiptCode);
  try {
    const clue = await native(ClueModel).findOne({ 'reporter.lookup': lookup });
    const shredKey = clue && (await readShredKey(clue.shredSlot));
    if (!clue || !shredKey) return fail('receiptNotFound');
    const talkKey = await openKey(unwrapText(clue.envelopes.talk.reporter, shredKey, partPurpose(clue, 'talk')), pair);
    wipe(shredKey);
    try {
      return await use({ clue, talkKey });
    } finally {
      wipe(talkKey);
    }
  } finally {
    wipe(pair.privateKey);
  }
}

/** @throws Fault receiptNotFound, notReady */
export const visitByReceipt = (clock: Clock, receiptCode: string): Promise<ReportVisit> => withReceipt(receiptCode, (visited) => presentVisit(visited, clock));

export type ReporterMay = ReportVisit['may'];

/** What the reporter can do now; asked again when he does it. How it was handled he says once the result was told. */
export function reporterMay({ state, handling }: Pick<Clue, 'state' | 'handling'>, talk: readonly Pick<ClueEntry, 'from' | 'kind'>[], named: boolean): ReporterMay {
  const over = state === 'closed' || state === 'passedOn';
  return { answer: isAsked(talk), add: !over, giveName: !named && !over, object: state === 'closed' && !talk.some(({ kind }) => kind === 'objection'), rate: state === 'closed' && handling !== null && handling.reply === null && !handling.satisfaction };
}

export async function presentVisit({ clue, talkKey }: Visited, clock: Clock): Promise<ReportVisit> {
  const talk = await storedEntries(clue._id, 'talk');
  const { named } = openTalk(clue, talkKey);
  return {
    stage: stageOf(clue),
    receivedOn: clue.receivedOn,
    next: await nextDue(clue, clock),
    talk: talk.flatMap((entry) => presentEntry(entry, talkKey)),
    asked: isAsked(talk),
    named,
    satisfaction: clue.handling?.satisfaction ?? null,
    may: reporterMay(clue, talk, named),
  };
}

/** As it stands in the database: another request may have been faster. */
export const mayNow = async (clue: Clue, named: boolean): Promise<ReporterMay> => reporterMay(clue, await talkKinds(clue._id), named);

const told = ['question', 'answer', 'notice', 'addition', 'objection'] as const;
const isTold = (kind: ClueEntry['kind']): kind is TalkEntry['kind'] => (told as readonly string[]).includes(kind);

function presentEntry(entry: ClueEntry, talkKey: Uint8Array): TalkEntry[] {
  const { _id, from, kind, day } = entry;
  if (!isTold(kind)) return [];
  const { text, files } = openEntry(entry, talkKey).body;
  return [{ id: _id.toHexString(), from, kind, day, text, attachments: files.map((file) => ({ name: file.name, kind: file.kind })) }];
}

const dueSteps = [
  { step: 'accept', label: '最晚告诉您是否受理' },
  { step: 'result', label: '最晚告诉您办理结果' },
] as const;

/** Of what is owed to the reporter, what is due next. */
async function nextDue({ _id }: Clue, clock: Clock): Promise<ReportVisit['next']> {
  const keyOf = (step: string): string => deadlineKey(_id.toHexString(), step);
  const found = await findDeadlines(dueSteps.map(({ step }) => keyOf(step)));
  for (const { step, label } of dueSteps) {
    const deadline = found.find(({ key }) => key === keyOf(step));
    const left = deadline && workingDaysLeft(deadline, clock.now());
    if (deadline && left !== null && left !== undefined) return { label, day: deadline.due, workingDays: left };
  }
  return null;
}
