import type { PublicAccountsMonth } from '../../../../contracts/accounts';
import { monthTitle } from '../logic/accounts';
import { MonthSums } from '../ui/MonthSums';

/** The month that is looked at. */
export function MonthCard({ month: { monthKey, opening, receipts, payments, closing, follows, nothing, publishedOn, lateWorkingDays, corrected } }: { month: PublicAccountsMonth }) {
  return (
    <MonthSums
      month={monthTitle(monthKey, new Date().getFullYear())}
      opening={opening}
      received={receipts}
      paid={payments}
      closing={closing}
      on={publishedOn}
      lateWorkingDays={lateWorkingDays}
      corrected={corrected}
      nothing={nothing}
      wrong={follows.kind === 'differs' || follows.kind === 'gap' ? follows.words : null}
    />
  );
}
