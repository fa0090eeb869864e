import { appealDecisionDays } from '../../contracts/appeal';
import type { Day } from '../../contracts/common';
import { cancelDeadline, findDeadlines, meetDeadline, openDeadline, pauseDeadline, resumeDeadline, shanghaiDay, type Context, type Deadline, type Debtor } from '../kernel';
import { isOpen, type Appeal } from './model';

export type TermKind = 'decision' | 'completion';

interface WantedDeadline {
  key: string;
  kind: TermKind;
  from: Day;
  debtor: Debtor;
  paused: boolean;
  end: 'met' | 'cancelled' | null;
}

const pausedFor = '退回补充';

export const decisionKey = (appeal: Pick<Appeal, '_id'>): string => `appeal:${appeal._id.toHexString()}:decision`;
const completionKey = (appeal: Pick<Appeal, '_id'>, round: number): string => `appeal:${appeal._id.toHexString()}:completion:${round}`;

/** The deadline that runs now; null once it is over. */
export function currentKey(appeal: Appeal): string | null {
  if (!isOpen(appeal)) return null;
  return appeal.state === 'returned' ? completionKey(appeal, appeal.returns.length) : decisionKey(appeal);
}

/** What the commission owes, and the applicant each time it was returned to him; the former waits for the latter. */
function wantedDeadlines(appeal: Appeal): WantedDeadline[] {
  const ended = isOpen(appeal) ? null : appeal.state === 'withdrawn' ? 'cancelled' : 'met';
  const commission: Debtor = { organisationId: appeal.district.id.toHexString(), label: '评议主管' };
  const applicant: Debtor = { ...(appeal.applicant.accountId ? { accountId: appeal.applicant.accountId } : {}), label: appeal.applicant.name };
  return [
    { key: decisionKey(appeal), kind: 'decision', from: shanghaiDay(appeal.filedAt), debtor: commission, paused: appeal.state === 'returned', end: ended },
    ...appeal.returns.map(({ at, completedAt }, index): WantedDeadline => ({ key: completionKey(appeal, index + 1), kind: 'completion', from: shanghaiDay(at), debtor: applicant, paused: false, end: completedAt ? 'met' : ended })),
  ];
}

/** Makes the kernel's deadlines agree with the document; it may run at any time, any number of times. */
export async function reconcileDeadlines(ctx: Context, appeal: Appeal): Promise<void> {
  const wanted = wantedDeadlines(appeal);
  const known = new Map((await findDeadlines(wanted.map(({ key }) => key))).map((deadline) => [deadline.key, deadline]));
  for (const want of wanted) {
    const { key, kind, from, debtor } = want;
    const subject = { type: 'appeal', id: appeal._id.toHexString() };
    const found = known.get(key) ?? (await openDeadline(ctx, { key, kind: `appeal.${kind}`, subject, path: appeal.path, debtor, from, workingDays: appealDecisionDays }));
    await adjust(ctx, found, want);
  }
}

async function adjust(ctx: Context, { state }: Deadline, { key, paused, end }: WantedDeadline): Promise<void> {
  if (state === 'met' || state === 'cancelled') return;
  if (end === 'met') await meetDeadline(ctx, key);
  else if (end === 'cancelled') await cancelDeadline(ctx, key);
  else if (paused && state === 'open') await pauseDeadline(ctx, key, pausedFor);
  else if (!paused && state === 'paused') await resumeDeadline(ctx, key);
}

/** The running deadlines of some appeals, by the appeal's id. */
export async function currentDeadlines(appeals: readonly Appeal[]): Promise<Map<string, Deadline>> {
  const keys = new Map(appeals.flatMap((appeal) => { const key = currentKey(appeal); return key ? [[key, appeal._id.toHexString()] as const] : []; }));
  return new Map((await findDeadlines([...keys.keys()])).map((deadline) => [keys.get(deadline.key)!, deadline]));
}
