import { blindIndexCandidates, native, ObjectId } from '../kernel';
import { PaymentModel, type Payment } from './model';
import { ToldLines } from './told';

/** A good line, with everything that it names found. */
export interface Line {
  id: ObjectId;
  row: number;
  programme: string;
  year: number;
  batch: string;
  identity: string;
  /** The blind index by today's key. */
  identityIndex: string;
  paid: number;
  day: string;
  state: Payment['state'];
  /** The sheet puts right what is there, where one person's sum or day differs. */
  replaces: boolean;
}

/** A payment as far as a later line is compared with it: one that is stored, or of a dry run's own lines. */
interface Standing {
  row: number;
  paid: number;
  day: string;
  state: Payment['state'];
  id?: ObjectId;
  at?: number;
}

export type Step = { act: 'new' } | { act: 'same'; words: string } | { act: 'replace'; target: Standing } | { act: 'problem'; key: 'paid' | 'state'; message: string };

const batchOf = ({ programme, year, batch }: Pick<Line, 'programme' | 'year' | 'batch'>): string => `${programme} ${year} ${batch}`;
const keyOf = (index: string, line: Pick<Line, 'programme' | 'year' | 'batch'>): string => `${index} ${batchOf(line)}`;

/**
 * Tells of each line whether it is new, there already, or takes the place of another. What one person got from one
 * programme in one batch stands together; the same sum on the same day twice is one payment told twice.
 */
export class Planner {
  /** In a dry run nothing is stored: what this sheet has said so far. */
  private readonly told = new ToldLines();

  constructor(
    private readonly importId: ObjectId,
    private readonly dryRun: boolean,
  ) {}

  async plan(lines: readonly Line[]): Promise<Step[]> {
    const stored = await this.stored(lines);
    return lines.map((line) => (this.dryRun ? this.tell(line, stored) : planned(line, stored)));
  }

  /** What is stored of a person's batch is taken over when the sheet says something of it for the first time. */
  private tell(line: Line, stored: ReadonlyMap<string, Standing[]>): Step {
    const key = { index: line.identityIndex, batch: batchOf(line) };
    let there = this.told.of(key);
    if (!there) {
      for (const one of stored.get(keyOf(line.identityIndex, line)) ?? []) this.told.add(key, one);
      there = this.told.of(key) ?? [];
    }
    const step = stepFor(line, there);
    if (step.act === 'replace') this.told.drop(step.target.at!);
    if (enters(line, step)) this.told.add(key, line);
    return step;
  }

  /** As it was before this batch: a batch that is applied once more after a crash must come to the same. */
  private async stored(lines: readonly Line[]): Promise<Map<string, Standing[]>> {
    const first = lines[0]!.row;
    const ours = new Set(lines.map(({ id }) => id.toHexString()));
    const wanted = new Map<string, { line: Line; currents: Map<string, string> }>();
    for (const line of lines) {
      const of = batchOf(line);
      const group = wanted.get(of) ?? { line, currents: new Map<string, string>() };
      wanted.set(of, group);
      const current = line.identityIndex;
      if (this.dryRun && this.told.of({ index: current, batch: of })) continue;
      for (const candidate of blindIndexCandidates('identityNumber', line.identity)) group.currents.set(candidate, current);
    }
    const standing = new Map<string, Standing[]>();
    for (const { line, currents } of wanted.values()) {
      if (currents.size === 0) continue;
      const { programme, year, batch } = line;
      const found = native(PaymentModel).find({ identityIndex: { $in: [...currents.keys()] }, programme, year, batch }, { projection: { identityIndex: 1, importId: 1, row: 1, paid: 1, day: 1, state: 1, reversedBy: 1 } });
      for await (const one of found) {
        const later = one.importId.equals(this.importId) && one.row >= first;
        const taken = one.reversedBy !== undefined && !ours.has(one.reversedBy.toHexString());
        if (later || taken || one.state === 'reversed') continue;
        const key = keyOf(currents.get(one.identityIndex)!, line);
        standing.set(key, [...(standing.get(key) ?? []), { id: one._id, row: one.row, paid: one.paid, day: one.day, state: one.state }]);
      }
    }
    return standing;
  }
}

/** Whether later lines find it: one that takes back does not stand for anything itself. */
const enters = (line: Line, { act }: Step): boolean => (act === 'new' || act === 'replace') && line.state !== 'reversed';

function planned(line: Line, stored: Map<string, Standing[]>): Step {
  const key = keyOf(line.identityIndex, line);
  const there = stored.get(key) ?? [];
  const step = stepFor(line, there);
  const left = step.act === 'replace' ? there.filter((one) => one !== step.target) : there;
  stored.set(key, enters(line, step) ? [...left, line] : left);
  return step;
}

function stepFor(line: Line, there: readonly Standing[]): Step {
  const sameSum = there.filter(({ paid }) => paid === line.paid);
  if (line.state === 'reversed') {
    const target = sameSum.find(({ day }) => day === line.day) ?? (sameSum.length === 1 ? sameSum[0] : undefined);
    if (target) return { act: 'replace', target };
    return { act: 'problem', key: 'state', message: sameSum.length > 1 ? '这一批有几笔一样的金额，请写原来的发放日期' : '没有找到要冲正的那一笔：同一人、同一批、同样的金额' };
  }
  const told = sameSum.find(({ day, state }) => day === line.day && state === line.state);
  if (told) return { act: 'same', words: '已经有一样的：同一项目、批次、人、金额、日期，没有重复导' };
  // The bank says afterwards that it came back, or went through.
  const turned = sameSum.find(({ day, state }) => state !== line.state && (day === line.day || sameSum.length === 1));
  if (turned) return { act: 'replace', target: turned };
  if (!line.replaces || there.length === 0) return { act: 'new' };
  return there.length === 1 ? { act: 'replace', target: there[0]! } : { act: 'problem', key: 'paid', message: `这个人这一批已有 ${there.length} 笔，分不清更正哪一笔；请先用“冲正”的行冲掉要改的` };
}
