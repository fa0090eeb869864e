import { keptValue } from './value';

/** A question asked on this phone; the platform does not know whose it is. */
export interface AskedQuestion {
  receiptCode: string;
  about: string;
  villageName: string;
  askedOn: string;
}

const keptMost = 30;
const isAsked = (value: unknown): value is AskedQuestion => {
  const one = value as Partial<AskedQuestion> | null;
  return typeof one?.receiptCode === 'string' && typeof one.about === 'string' && typeof one.villageName === 'string' && typeof one.askedOn === 'string';
};
const questions = keptValue<AskedQuestion[]>('questions', [], (stored): stored is AskedQuestion[] => Array.isArray(stored) && stored.every(isAsked));

export const useQuestions = questions.use;

/** Newest first. */
export function keepQuestion(question: AskedQuestion): void {
  questions.set([question, ...questions.get().filter(({ receiptCode }) => receiptCode !== question.receiptCode)].slice(0, keptMost));
}

export function dropQuestion(receiptCode: string): void {
  questions.set(questions.get().filter((one) => one.receiptCode !== receiptCode));
}
