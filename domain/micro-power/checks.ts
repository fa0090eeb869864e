import type { MicroPower, PowerStep } from '../../contracts/micro-power';
import type { CaseVote, CaseWarning, CaseWarningKind } from '../../contracts/power-case';
import { voteRules } from '../../contracts/power-words';
import { formatDayChinese, workingDaysBetween, type Day } from '../kernel';
import type { StoredEntry } from './case-model';
import { dueOf, stoodOn } from './limits';
import { countedFrom, holding } from './progress';

interface Looked {
  chart: MicroPower;
  held: ReadonlyMap<number, StoredEntry>;
  openedOn: Day;
}
interface At extends Looked {
  number: number;
  step: PowerStep;
  entry: StoredEntry;
}
type Found = { kind: CaseWarningKind; words: string } | null;

/**
 * What the entries do not keep to. Nothing is forbidden by it: whoever looks on sees it. Pure: it follows from the
 * chart and the entries alone, so that a correction takes back what it put right.
 */
export function checkCase(chart: MicroPower, entries: readonly StoredEntry[], openedOn: Day): CaseWarning[] {
  const held = holding(entries);
  return chart.steps.flatMap((step, index) => {
    const number = index + 1;
    const entry = held.get(number);
    if (!entry) return [];
    const at: At = { chart, held, openedOn, number, step, entry };
    const found = entry.kind === 'skipped' ? [skipped(at)] : doneChecks.flatMap((check) => check(at));
    return found.filter((one) => one !== null).map((one) => ({ ...one, step: number }));
  });
}

const doneChecks: readonly ((at: At) => Found | Found[])[] = [outOfOrder, samePerson, late, tooSoon, noEvidence, sameEvidence, votes];

const skipped = ({ entry }: At): Found => ({ kind: 'skipped', words: `理由：${entry.reason}` });

function outOfOrder({ held, number, entry }: At): Found {
  for (let before = 1; before < number; before += 1) {
    const earlier = held.get(before);
    if (!earlier) return { kind: 'outOfOrder', words: `第 ${before} 步还没有做，就做了这一步` };
    if (earlier.kind === 'done' && earlier.on > entry.on) return { kind: 'outOfOrder', words: `这一步是 ${formatDayChinese(entry.on)}，比第 ${before} 步（${formatDayChinese(earlier.on)}）还早` };
  }
  return null;
}

const plainName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');

function samePerson({ chart, held, step, entry }: At): Found[] {
  return step.differsFrom.map((key) => {
    const other = chart.steps.findIndex((one) => one.key === key) + 1;
    const names = new Set((held.get(other)?.doers ?? []).map(({ name }) => plainName(name)));
    return entry.doers.some(({ name }) => names.has(plainName(name))) ? { kind: 'samePerson', words: `和第 ${other} 步是同一个人，这两步要分开` } : null;
  });
}

function late({ chart, held, openedOn, number, step, entry }: At): Found {
  if (step.limit?.bound !== 'atMost') return null;
  const due = dueOf(step.limit, countedFrom(chart, held, number, openedOn));
  if (entry.on <= due) return null;
  const days = Math.max(1, workingDaysBetween(due, entry.on));
  return { kind: step.publishes ? 'publishedLate' : 'late', words: `应在 ${formatDayChinese(due)} 前${step.publishes ? '公开' : '办'}，晚了 ${days} 个工作日` };
}

/** Told of the step that should have stood longer. */
function tooSoon({ held, number, step, entry }: At): Found {
  const next = [...held.values()].filter((one) => one.step > number && one.kind === 'done').sort((a, b) => a.step - b.step)[0];
  if (!next || step.limit?.bound !== 'atLeast') return null;
  const stood = stoodOn(step.limit, entry.on);
  return next.on < stood ? { kind: 'tooSoon', words: `要到 ${formatDayChinese(stood)} 才够时间，第 ${next.step} 步 ${formatDayChinese(next.on)} 就做了` } : null;
}

function noEvidence({ step, entry }: At): Found {
  const missing = step.evidence.filter((kind) => !entry.files.some(({ evidence }) => evidence === kind));
  return missing.length > 0 ? { kind: 'noEvidence', words: `没有附：${missing.join('、')}` } : null;
}

function sameEvidence({ entry }: At): Found {
  const repeated = [...new Set(entry.files.filter(({ repeats }) => repeats).map(({ evidence }) => evidence || '附件'))];
  return repeated.length > 0 ? { kind: 'sameEvidence', words: `“${repeated.join('”“')}”和另一件事的凭据是同一个文件` } : null;
}

function votes({ step, entry }: At): Found[] {
  if (step.vote.length === 0) return [];
  if (!entry.vote) return [{ kind: 'quorum', words: '没有记到会人数和票数' }];
  return [quorum(entry.vote), entry.answer === 'no' ? null : majority(entry.vote)];
}

function quorum({ body, present, entitled }: CaseVote): Found {
  const { present: needed, label } = voteRules[body];
  const enough = needed === 'half' ? present * 2 > entitled : present * 3 >= entitled * 2;
  return enough ? null : { kind: 'quorum', words: `${label}应到 ${entitled} 人，到了 ${present} 人，${needed === 'half' ? '没有过半' : '不到三分之二'}` };
}

function majority({ body, present, entitled, for: agreed }: CaseVote): Found {
  const ofAll = voteRules[body].agree === 'twoThirdsOfAll';
  const enough = ofAll ? agreed * 3 >= entitled * 2 : agreed * 2 > present;
  return enough ? null : { kind: 'votesLost', words: `赞成 ${agreed} 票，${ofAll ? `不到全体 ${entitled} 人的三分之二` : `没有过到会 ${present} 人的半数`}，却当成通过了` };
}
