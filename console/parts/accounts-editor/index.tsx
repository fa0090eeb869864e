import { checkAccounts } from '../../../contracts/accounts-check';
import type { AccountsContent, DisclosurePeriod } from '../../../contracts/disclosure';
import { useAccountsBasis } from '../../api/village-accounts';
import { Failure, Skeleton } from '../notice';
import { AccountsEditor } from './editor';

interface Props {
  villageId: string;
  period: DisclosurePeriod;
  value: AccountsContent;
  onChange: (value: AccountsContent) => void;
}

/** The month's account of a village as it is written: checked with every key, against what was published before. */
export function VillageAccountsEditor({ villageId, period, value, onChange }: Props) {
  const { data: basis, error, refetch } = useAccountsBasis(villageId, period.key);
  if (error && !basis) return <Failure error={error} again={() => void refetch()} />;
  if (!basis) return <Skeleton />;
  const { before, entries, previous, voucherFrom } = basis;
  const faults = checkAccounts(value, { period, before, entries: entries.map(({ code }) => code), voucherFrom });
  return <AccountsEditor value={value} onChange={onChange} faults={faults} previous={previous} villageId={villageId} period={period} entries={entries} />;
}
