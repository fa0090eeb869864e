import { shanghaiDay } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { useFilters } from '../../parts/use-filters';
import { readBoardView } from './view';

/** The view of the page one is on, and how to change it. Going to another place is a step one can go back from. */
export function useBoardView() {
  const filters = useFilters();
  const view = readBoardView(filters.get, shanghaiDay(useNow()));
  return { view, filters, goTo: (place: string | undefined) => filters.set({ place }, 'push') };
}
