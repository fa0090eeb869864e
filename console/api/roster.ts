import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { rosterPeople, rosterToday, rosterWeek } from '../../contracts/roster';
import { ask } from './client';

/** What a change of the roster makes untrue. */
export const rosterRefresh = ['roster'] as const;

export function useRosterWeek(hallId: string | undefined, day: string | undefined) {
  return useQuery({
    queryKey: ['roster', 'week', hallId, day],
    queryFn: ({ signal }) => ask('/roster', { query: { hallId, day }, answer: rosterWeek, signal }),
    enabled: hallId !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function useRosterToday(organisationId: string, enabled: boolean) {
  return useQuery({ queryKey: ['roster', 'today', organisationId], queryFn: ({ signal }) => ask('/roster/today', { query: { organisationId }, answer: rosterToday, signal }), enabled });
}

/** Whom the hall of a window may put on its roster, by the beginning of a name or code. */
export function useRosterPeople(windowId: string | undefined, text: string) {
  return useQuery({
    queryKey: ['roster', 'people', windowId, text],
    queryFn: ({ signal }) => ask('/roster/people', { query: { windowId, text }, answer: rosterPeople, signal }),
    enabled: windowId !== undefined,
    placeholderData: keepPreviousData,
  });
}
