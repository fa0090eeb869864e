import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { DisclosureOutlets } from '../../../contracts/disclosure-outlet';
import { useArticle, useAudio, useOutlets } from '../../api/disclosure-outlets';
import { Failure, Skeleton } from '../../parts/notice';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { ArticleOutlet } from './article/article-outlet';
import { Board } from './board';
import { Broadcast } from './broadcast';
import { KioskGuide } from './kiosk-guide';
import { Led } from './led';
import { OutletList } from './outlet-list';
import { outletNames } from './states';

/** One publication in the five forms that reach people: how far each is, and what is next. */
export default function OutletsPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useOutlets(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Outlets key={id} id={id} outlets={data} />;
}

function Outlets({ id, outlets }: { id: string; outlets: DisclosureOutlets }) {
  const filters = useFilters();
  const [article, audio] = [useArticle(id), useAudio(id)];
  const chosen = oneOf(filters.get('form'), outletNames, 'board');
  return (
    <Page
      title={`${outlets.notice.village} ${outlets.notice.title}`}
      about={<span className="no-print">{outlets.notice.period}　五个出口，都从这一份公开来</span>}
      acts={
        <Button className="no-print" href={outlets.url} target="_blank" rel="noreferrer">
          看群众看到的
        </Button>
      }
    >
      {outlets.replacedById ? (
        <div className="notice flush no-print" role="status">
          <div>
            <b>这一版已更正，不要再贴、再发、再播</b>
            <p>
              请用<Link to={`/disclosure/outlets/${outlets.replacedById}`}>更正后的新版</Link>。
            </p>
          </div>
        </div>
      ) : null}
      <OutletList outlets={outlets} article={article.data} audio={audio.data} chosen={chosen} onChoose={(form) => filters.set({ form })} />
      {chosen === 'kiosk' ? <KioskGuide id={id} /> : null}
      {chosen === 'board' ? <Board id={id} outlets={outlets} /> : null}
      {chosen === 'article' ? <ArticleOutlet id={id} query={article} /> : null}
      {chosen === 'led' ? <Led outlets={outlets} /> : null}
      {chosen === 'broadcast' ? <Broadcast id={id} outlets={outlets} query={audio} /> : null}
    </Page>
  );
}
