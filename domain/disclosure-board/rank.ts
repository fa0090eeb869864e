import { inTimePercent, rankedFrom, type BoardFigures, type BoardState } from '../../contracts/disclosure-board';

export const nothing = (): BoardFigures => ({ due: 0, inTime: 0, late: 0, missing: 0, lateDays: 0, corrected: 0 });

type Added = Omit<BoardFigures, 'due'>;

/** What came in time, late and not at all is what was due. */
export function add(to: BoardFigures, { inTime, late, missing, lateDays, corrected }: Added): void {
  to.due += inTime + late + missing;
  to.inTime += inTime;
  to.late += late;
  to.missing += missing;
  to.lateDays += lateDays;
  to.corrected += corrected;
}

export function stateOf({ due, inTime, missing }: BoardFigures): BoardState {
  if (due === 0) return 'none';
  if (missing > 0) return 'missing';
  return inTime * 100 >= inTimePercent * due ? 'inTime' : 'late';
}

/** First the share that came in time; of equals the fewer working days late for each that was due; then the fewer corrections. */
const better = (a: BoardFigures, b: BoardFigures): number => b.inTime / b.due - a.inTime / a.due || a.lateDays / a.due - b.lateDays / b.due || a.corrected / a.due - b.corrected / b.due;

/** The place of each in the ranking, equal ones the same; null where too little was due to say anything. */
export function ranksOf(figures: readonly BoardFigures[]): (number | null)[] {
  const sorted = figures.filter(({ due }) => due >= rankedFrom).sort(better);
  const first = (one: BoardFigures): number => sorted.findIndex((other) => better(other, one) === 0) + 1;
  return figures.map((one) => (one.due >= rankedFrom ? first(one) : null));
}
