import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { boardMap, disclosureBoard, type DisclosureBoardQuery } from '../../contracts/disclosure-board';
import { ask } from './client';

/** What was there stays until the new figures come. */
export const useDisclosureBoard = (query: DisclosureBoardQuery) =>
  useQuery({ queryKey: ['disclosure-board', query], queryFn: ({ signal }) => ask('/disclosure-board', { query, answer: disclosureBoard, signal }), placeholderData: keepPreviousData });

/** Boundaries change once in years. */
export const useBoardMap = (placeId: string | undefined) => useQuery({ queryKey: ['disclosure-board-map', placeId], queryFn: ({ signal }) => ask('/disclosure-board/map', { query: { placeId }, answer: boardMap, signal }), staleTime: 600_000 });
