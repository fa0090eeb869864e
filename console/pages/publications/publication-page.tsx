import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PublicationDetail } from '../../../contracts/publication';
import { useSession } from '../../api/session';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { Timeline } from '../../parts/timeline';
import { StateTag } from './state-tag';

interface PublicationPageProps {
  publication: PublicationDetail;
  acts?: ReactNode;
  /** How far what is typed is kept. */
  saved?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** Title, where it stands and what comes next: the frame of one publication, in writing or not. */
export function PublicationPage({ publication, acts, saved, aside, children }: PublicationPageProps) {
  const { abilities } = useSession();
  const now = useNow();
  const { item, period, village, state, edition, correction, publishedOn, lateWorkingDays, due } = publication;
  return (
    <Page
      title={`${period.label} ${item.name}`}
      about={
        <span className="row wrap">
          <StateTag state={state} />
          {village.name}
          {edition > 1 ? `　第 ${edition} 版` : ''}
          {saved}
        </span>
      }
      acts={
        <>
          <Link to="/disclosure/publications">
            <Button icon={<ArrowLeft size={16} aria-hidden="true" />} tabIndex={-1}>
              回列表
            </Button>
          </Link>
          {acts}
        </>
      }
    >
      <div className="columns follows">
        <div className="stack">{children}</div>
        <div className="stack">
          <Card title="到哪一步" className="padded-below">
            {publishedOn ? (
              <p className={lateWorkingDays ? 'fresh-stamp late' : 'fresh-stamp'}>
                {lateWorkingDays ? `晚了 ${lateWorkingDays} 个工作日` : due ? '按时' : '已公开'}｜{dayWords(publishedOn, now)} 公开
              </p>
            ) : null}
            <Timeline steps={publication.timeline} />
            <p className="row wrap aside-links">
              {correction ? (
                <Link className="link" to={`/disclosure/publications/${correction.earlierId}`}>
                  看更正前的那版
                </Link>
              ) : null}
              {abilities['audit.read'] ? (
                <Link className="link" to={`/audit?type=publications&id=${publication.id}`}>
                  审计经过
                </Link>
              ) : null}
            </p>
          </Card>
          {aside}
        </div>
      </div>
    </Page>
  );
}
