import type { StatisticsAlert } from '../../../contracts/statistics';
import { useSession } from '../../api/session';

/** Late follow-ups go away by being done, not by being looked at: they have no id. */
export function useMaySee(): (alert: StatisticsAlert) => alert is StatisticsAlert & { id: string } {
  const { abilities } = useSession();
  return (alert): alert is StatisticsAlert & { id: string } => abilities['alert.see'] === true && alert.id !== null && alert.seen === null;
}
