import { useState } from 'react';
import type { ReportSubmitted } from '../../../contracts/clue-report';
import { useEntryForm } from '../../api/clues';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Page } from '../../parts/page';
import { EntryForm } from './form';
import { Receipt } from './receipt';

/** Letters, visits and calls, with the same fields that a reporter fills in himself. */
export default function ClueEnterPage() {
  const offer = useEntryForm();
  const [entered, setEntered] = useState<ReportSubmitted | null>(null);
  const [sheet, setSheet] = useState(0);
  return (
    <Page title="代录反映" about="来信、来访、来电和移送来的。录完就加密，您是不是看得到，要看您和这件事有没有关系。" narrow>
      {offer.isPending ? <Skeleton /> : null}
      {offer.error && !offer.data ? <Failure error={offer.error} again={() => void offer.refetch()} /> : null}
      {offer.data && !offer.data.open ? <Empty title="还不能录" why="密钥仪式还没有完成，没有密钥可以封存。请身份保管人先做完仪式。" /> : null}
      {offer.data?.open && !entered ? <EntryForm key={sheet} offer={offer.data} onEntered={setEntered} onCleared={() => setSheet(sheet + 1)} /> : null}
      {entered ? <Receipt receipt={entered} onNext={() => setEntered(null)} /> : null}
    </Page>
  );
}
