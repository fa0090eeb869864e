import type { BoundPerson } from '../../domain/follower';
import type { DraftContent } from '../../domain/officer-report';
import { choosePlace, findPlaces, type PlaceChoice } from '../../domain/place';
import { reportChat } from '../../templates';
import { placeList } from './report-words';

type Asking = DraftContent['asking'];

/** What a text changes, and what is said; without `say` the next question is all there is to say. */
export interface Turn {
  change: Partial<DraftContent>;
  say?: string;
  /** Said alone, without the question after it. */
  only?: true;
}

const order: readonly Asking[] = ['what', 'organisation', 'when', 'who', 'review'];
const fieldOfNumber: readonly Asking[] = ['what', 'organisation', 'when', 'who', 'photos', 'voices', 'place'];
const skipWords = new Set(['跳过', '不清楚', '不知道', '没有']);
const whatMax = 2000;

/** Begins to wait for something; whoever is asked for the place may answer with his own by 1. */
export const ask = (asking: Asking, own: PlaceChoice | null): Partial<DraftContent> => ({
  asking,
  candidates: asking === 'organisation' && own ? [own.id] : [],
  ...(asking === 'review' ? { firstPass: false } : {}),
});

/** The question after the one that was answered: the next that has no answer yet, or, once all were put, the review. */
function next(content: DraftContent, changed: Partial<DraftContent>, own: PlaceChoice | null): Turn {
  const after = { ...content, ...changed };
  const rest = content.firstPass ? order.slice(order.indexOf(content.asking === 'whatMore' ? 'what' : content.asking) + 1) : (['review'] as const);
  const open = (field: Asking): boolean => field === 'review' || !after[field as 'what' | 'organisation' | 'when' | 'who'];
  return { change: { ...changed, ...ask(rest.find(open) ?? 'review', own) } };
}

/** What a text means while the draft waits for what it waits for. */
export async function turnOf(content: DraftContent, text: string, officer: BoundPerson, own: PlaceChoice | null): Promise<Turn> {
  const word = text.trim();
  if (word === '8' || word === '绿色通道') return greenTurn(content);
  if (content.asking === 'cancel') return { change: ask(content.back, own), say: reportChat.kept };
  if (content.asking === 'organisation') return placeTurn(content, word, officer, own);
  if (/^[1-7]$/.test(word)) return { change: ask(fieldOfNumber[Number(word) - 1]!, own) };
  if (/^(1\s*补|补\s*1)$/.test(word) && content.what) return { change: ask('whatMore', own) };
  switch (content.asking) {
    case 'what':
      return whatTurn(content, word, own);
    case 'whatMore':
      return whatTurn(content, `${content.what}\n${word}`, own);
    case 'when':
      return lineTurn(content, 'when', word, 50, reportChat.whenTooLong, own);
    case 'who':
      return lineTurn(content, 'who', word, 100, reportChat.whoTooLong, own);
    default:
      // No words are waited for: what is there is shown again.
      return { change: ask('review', own) };
  }
}

/** On, or off again; what was asked for stays asked for. */
const greenTurn = ({ green }: DraftContent): Turn => ({ change: { green: !green }, say: green ? reportChat.greenOff : reportChat.greenOn });

function whatTurn(content: DraftContent, what: string, own: PlaceChoice | null): Turn {
  if (what.length < 5) return { change: {}, say: reportChat.whatTooShort, only: true };
  if (what.length > whatMax) return { change: {}, say: reportChat.whatTooLong, only: true };
  return next(content, { what }, own);
}

function lineTurn(content: DraftContent, field: 'when' | 'who', line: string, most: number, tooLong: string, own: PlaceChoice | null): Turn {
  if (line.length > most) return { change: {}, say: tooLong, only: true };
  return next(content, { [field]: skipWords.has(line) ? '' : line }, own);
}

async function placeTurn(content: DraftContent, text: string, officer: BoundPerson, own: PlaceChoice | null): Promise<Turn> {
  if (/^\d{1,2}$/.test(text)) {
    const id = content.candidates[Number(text) - 1];
    const chosen = id === undefined ? null : await choosePlace(officer, id);
    return chosen ? chooseTurn(content, chosen, own) : { change: {}, say: reportChat.wrongNumber, only: true };
  }
  const found = await findPlaces(officer, text);
  const exact = found.filter(({ name }) => name === text);
  if (exact.length === 1) return chooseTurn(content, exact[0]!, own);
  if (found.length === 0) return { change: {}, say: reportChat.noPlace, only: true };
  return { change: { candidates: found.map(({ id }) => id) }, say: placeList(found), only: true };
}

const chooseTurn = (content: DraftContent, { id, name }: PlaceChoice, own: PlaceChoice | null): Turn => next(content, { organisation: { id, name } }, own);

/** A text sent before the place was asked for was meant for what happened: several may come at once. */
export function continuation(content: DraftContent, sentAt: Date, text: string): string | null {
  if (content.asking !== 'organisation' || !content.firstPass || sentAt.getTime() > Math.floor(new Date(content.askedAt).getTime() / 1000) * 1000) return null;
  const what = `${content.what}\n${text.trim()}`;
  return what.length > whatMax ? null : what;
}
