import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Campaign } from '../../../../contracts/reminder';
import { useCampaign } from '../../../api/reminders';
import { useSession } from '../../../api/session';
import { dayWords } from '../../../parts/dates';
import { Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { Card, Facts, Page } from '../../../parts/page';
import { Timeline } from '../../../parts/timeline';
import { Preview } from '../preview/preview';
import { AudienceWords } from './audience';
import { CancelDialog } from './dialogs';
import { CampaignEditor } from './editor';
import { campaignSteps } from './steps';
import { CampaignTag } from './state-tag';

/** One campaign: as a form while it is a draft, to be read afterwards. */
export function CampaignPage({ id, onBack }: { id: string; onBack: () => void }) {
  const { data, error, refetch } = useCampaign(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return data.abilities.change ? <CampaignEditor key={data.version} campaign={data} onBack={onBack} /> : <Opened campaign={data} onBack={onBack} />;
}

function Opened({ campaign, onBack }: { campaign: Campaign; onBack: () => void }) {
  const { abilities } = useSession();
  const now = useNow();
  const [cancelling, setCancelling] = useState(false);
  const { id, title, body, summary, day, sendAt, people, state, approval } = campaign;
  return (
    <Page
      title={title}
      about={<CampaignTag campaign={campaign} />}
      acts={
        <>
          <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
            回列表
          </Button>
          {campaign.abilities.cancel ? <Button onClick={() => setCancelling(true)}>取消这个专题</Button> : null}
        </>
      }
    >
      <div className="columns editor">
        <div className="stack">
          <Card title="发什么，发给谁" className="padded-below">
            <Facts
              rows={[
                ['哪天发', `${dayWords(day, now)} ${sendAt}`],
                ['发给', <AudienceWords key="audience" audience={campaign.audience} />],
                ['人数', `${countWords(people)} 人`],
                ['摘要', summary],
              ]}
            />
            <p className="delivery-text campaign-body">{body}</p>
            <p className="row wrap aside-links">
              <Link className="link" to={`/reminders/plan?day=${day}&occasion=campaign&campaign=${id}`}>
                看谁会收到、谁收不到
              </Link>
              {state === 'submitted' && abilities['approval.list'] ? (
                <Link className="link" to="/approvals">
                  去审批
                </Link>
              ) : null}
              {state === 'sent' && abilities['delivery.list'] ? (
                <Link className="link" to={`/deliveries?occasion=${encodeURIComponent('reminder:campaign')}&from=${day}&to=${day}`}>
                  看送到没有
                </Link>
              ) : null}
            </p>
          </Card>
          <Card title="到哪一步" className="padded-below">
            <Timeline steps={campaignSteps(campaign)} />
            {approval?.opinion ? <p className="quote-line">{`${approval.byName ?? '委领导'}：${approval.opinion}`}</p> : null}
          </Card>
        </div>
        <Preview words={{ occasion: 'campaign', body, summary, day }} />
      </div>
      {cancelling ? <CancelDialog campaign={campaign} onClose={() => setCancelling(false)} /> : null}
    </Page>
  );
}
