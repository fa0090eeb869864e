import type { ReportVisit, TalkEntry } from '../../../contracts/clue-report';
import { fail, findDeadlines, native, openKey, readShredKey, unwrapText, wipe, workingDaysLeft, type Clock, type KeyPair } from '../../kernel';
import type { ClueEntry } from '../entry-model';
import { ClueModel, partPurpose, type Clue } from '../model';
import { openTalk } from '../sealing/open';
import { openReceipt } from './receipt';
import { stageOf } from './stage';
import { isAsked, openEntry, storedEntries, talkKinds, type OpenedEntry } from '../talk';
import { deadlineKey } from '../terms';
import { UpwardModel, type UpwardReport } from '../upward/model';
import { presentUpwardVisit, type VisitedUpward } from '../upward/visit';

/** What a receipt opened: the report and the key of its talk, never its content. */
export interface Visited {
  clue: Clue;
  talkKey: Buffer;
}

/**
 * One run of argon2id, whatever the receipt. What is unknown, expired or destroyed is not told apart. Nothing of the
 * visit is recorded. What goes up is looked for in any case, and `up` is done with it.
 * @throws Fault receiptNotFound, notReady
 */
export async function withReceipt<T>(receiptCode: string, use: (visited: Visited, pair: KeyPair) => Promise<T>, up: (visited: VisitedUpward) => Promise<T>): Promise<T> {
  const { lookup, pair } = await openReceipt(receiptCode);
  try {
    const byLookup = { 'reporter.lookup': lookup };
    const [clue, upward] = await Promise.all([native(ClueModel).findOne(byLookup), native(UpwardModel).findOne(byLookup)]);
    // For a moment there are both: what is being given back is a clue already, what is being sealed is none any more.
    const found = upward && !(clue && upward.state === 'returning') ? { upward } : clue && { clue };
    const talkKey = found && (await talkKeyOf(found, pair));
    try {
      if (found?.upward) return await up({ upward: found.upward, talkKey });
      return found && talkKey ? await use({ clue: found.clue, talkKey }, pair) : fail('receiptNotFound');
    } finally {
      if (talkKey) wipe(talkKey);
    }
  } finally {
    wipe(pair.privateKey);
  }
}

type Found = { clue: Clue; upward?: undefined } | { upward: UpwardReport; clue?: undefined };

/** Null once it was destroyed. */
async function talkKeyOf({ clue, upward }: Found, pair: KeyPair): Promise<Buffer | null> {
  const [{ _id, shredSlot }, talk] = upward ? [upward, upward.sealed?.envelopes.talk] : [clue, clue.envelopes.talk];
  const shredKey = await readShredKey(shredSlot);
  if (!shredKey || !talk) return null;
  try {
    return await openKey(unwrapText(talk.reporter, shredKey, partPurpose({ _id }, 'talk')), pair);
  } finally {
    wipe(shredKey);
  }
}

/** What another capability tells under the receipt. */
export type ToldToo = (visited: Visited, pair: KeyPair) => Promise<Partial<ReportVisit>>;

/** @throws Fault receiptNotFound, notReady */
export const visitByReceipt = (clock: Clock, receiptCode: string, told: ToldToo = () => Promise.resolve({})): Promise<ReportVisit> =>
  withReceipt(receiptCode, async (visited, pair) => ({ ...(await presentVisit(visited, clock)), ...(await told(visited, pair)) }), (visited) => presentUpwardVisit(visited, clock));

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
    talk: talk.flatMap((entry) => presentEntry(entry._id.toHexString(), openEntry(entry, talkKey))),
    asked: isAsked(talk),
    named,
    satisfaction: clue.handling?.satisfaction ?? null,
    may: reporterMay(clue, talk, named),
    passedUp: null,
  };
}

/** As it stands in the database: another request may have been faster. */
export const mayNow = async (clue: Clue, named: boolean): Promise<ReporterMay> => reporterMay(clue, await talkKinds(clue._id), named);

const told = ['question', 'answer', 'notice', 'addition', 'objection'] as const;
const isTold = (kind: ClueEntry['kind']): kind is TalkEntry['kind'] => (told as readonly string[]).includes(kind);

/** As the reporter sees it; what is not for him is left out. */
export function presentEntry(id: string, { from, kind, day, body }: Pick<OpenedEntry, 'from' | 'kind' | 'day' | 'body'>): TalkEntry[] {
  if (!isTold(kind)) return [];
  const { text, files } = body;
  return [{ id, from, kind, day, text, attachments: files.map((file) => ({ name: file.name, kind: file.kind })) }];
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
