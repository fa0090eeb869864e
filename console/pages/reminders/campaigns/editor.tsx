import { Button, DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { campaignAudience, saveCampaignRequest, type Campaign } from '../../../../contracts/reminder';
import { remindersRefresh, saveCampaign } from '../../../api/reminders';
import { ActForm } from '../../../parts/act-form';
import { shanghaiDay } from '../../../parts/dates';
import { useNow } from '../../../parts/now';
import { Card, Page } from '../../../parts/page';
import { Preview } from '../preview/preview';
import { WordsFields } from '../preview/words-fields';
import { TestSend } from '../texts/test-send';
import { AudienceFields } from './audience';
import { CancelDialog, SubmitDialog } from './dialogs';
import { Returned } from './returned';
import { CampaignTag } from './state-tag';

interface EditorProps {
  campaign: Campaign | null;
  onBack: () => void;
  onSaved?: (campaign: Campaign) => void;
}

type Written = Partial<Pick<Campaign, 'title' | 'body' | 'summary' | 'sendAt'>> & { audience?: unknown; day?: Dayjs | null };
const dayOf = (written: Written | undefined): string | undefined => written?.day?.format('YYYY-MM-DD');

/** Whether the form holds anything else than what was saved. */
function isChanged(campaign: Campaign, written: Written | undefined): boolean {
  if (!written) return false;
  const audience = campaignAudience.safeParse(written.audience).data;
  return (['title', 'body', 'summary', 'sendAt'] as const).some((field) => written[field] !== campaign[field]) || dayOf(written) !== campaign.day || JSON.stringify(audience) !== JSON.stringify(campaignAudience.parse(campaign.audience));
}

const firstAudience = campaignAudience.parse({ organisationIds: [] });

/** The draft on the left, what arrives on the right. What is sent for approval is what was saved. */
export function CampaignEditor({ campaign, onBack, onSaved }: EditorProps) {
  const [form] = Form.useForm();
  const written = Form.useWatch([], form) as Written | undefined;
  const today = shanghaiDay(useNow());
  const [dialog, setDialog] = useState<'submit' | 'cancel' | null>(null);
  const words = { occasion: 'campaign' as const, body: written?.body ?? campaign?.body ?? '', summary: written?.summary ?? campaign?.summary ?? '', day: dayOf(written) ?? campaign?.day };
  const audience = campaignAudience.safeParse(written?.audience ?? campaign?.audience ?? firstAudience).data ?? firstAudience;
  const changed = campaign !== null && isChanged(campaign, written);
  return (
    <Page
      title={campaign ? campaign.title : '起草专题提醒'}
      about={campaign ? <CampaignTag campaign={campaign} /> : '先存成草稿，再送委领导批。'}
      acts={
        <>
          <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
            回列表
          </Button>
          {campaign?.abilities.cancel ? <Button onClick={() => setDialog('cancel')}>不要了</Button> : null}
          <TestSend words={words} />
          {campaign?.abilities.submit ? (
            <Button type="primary" disabled={changed} onClick={() => setDialog('submit')}>
              {changed ? '先存下，再送批' : '送批'}
            </Button>
          ) : null}
        </>
      }
    >
      {campaign ? <Returned campaign={campaign} /> : null}
      <div className="columns editor">
        <Card title="草稿">
          <div className="padded-form">
            <ActForm
              form={form}
              schema={saveCampaignRequest}
              toBody={(values) => ({ ...values, day: (values.day as Dayjs | null)?.format('YYYY-MM-DD'), ...(campaign ? { version: campaign.version } : {}) })}
              act={saveCampaign(campaign?.id)}
              refresh={remindersRefresh}
              done="存好了"
              then={(saved) => onSaved?.(saved)}
              initial={campaign ? { ...campaign, day: dayjs(campaign.day) } : { title: '', body: '', summary: '', audience: firstAudience, day: null, sendAt: '09:00' }}
              submit="存成草稿"
              tone={campaign ? 'plain' : 'filled'}
            >
              <Form.Item name="title" label="标题" extra="台账和审批里这样叫它，干部也看得到。">
                <Input maxLength={20} showCount />
              </Form.Item>
              <WordsFields form={form} occasion="campaign" />
              <AudienceFields audience={audience} />
              <div className="two-columns">
                <Form.Item name="day" label="哪天发">
                  <DatePicker format="YYYY年M月D日" minDate={dayjs(today)} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name="sendAt" label="几点发" extra="07:30 到 21:30 之间。">
                  <Input maxLength={5} />
                </Form.Item>
              </div>
            </ActForm>
          </div>
        </Card>
        <div className="stack">
          <Preview words={words} />
          {campaign ? (
            <Link className="link" to={`/reminders/plan?day=${campaign.day}&occasion=campaign&campaign=${campaign.id}`}>
              照存下的试算：谁会收到、谁收不到
            </Link>
          ) : null}
        </div>
      </div>
      {campaign && dialog === 'submit' ? <SubmitDialog campaign={campaign} onClose={() => setDialog(null)} /> : null}
      {campaign && dialog === 'cancel' ? <CancelDialog campaign={campaign} onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}
