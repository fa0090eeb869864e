import { useClueTopics } from '../../api/clue-topics';
import { instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Editor } from './editor';

/** What kinds of matters the report form offers, and what each of them asks besides. */
export default function ClueTopicsPage() {
  const now = useNow();
  const { data, error, refetch } = useClueTopics();
  return (
    <Page narrow title="反映的类别" about={data?.changedAt ? `${data.changedBy} ${instantWords(data.changedAt, now)} 改过` : '反映人先选一类，再写事情；各类可以多问几样'}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Editor key={data.version} stored={data} onReread={() => void refetch()} /> : null}
    </Page>
  );
}
