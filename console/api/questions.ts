import { useQuery } from '@tanstack/react-query';
import { questionDetail } from '../../contracts/question';
import { ask } from './client';

/** What an act on a question makes untrue. */
export const questionRefresh = ['questions', 'my-work'] as const;

export function useQuestion(id: string) {
  return useQuery({ queryKey: ['questions', 'one', id], queryFn: ({ signal }) => ask(`/questions/${id}`, { answer: questionDetail, signal }) });
}
export const questionCommandOf = (id: string, act: 'answer' | 'release') => (body: unknown) => ask(`/questions/${id}/${act}`, { method: 'POST', body, answer: questionDetail });
