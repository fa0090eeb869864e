import { Form, InputNumber } from 'antd';
import { retentionEnd, retentionEndLabels, retentionLeastMonths, retentionMostMonths, saveRetentionRequest, type RetentionSettings } from '../../../contracts/clue-retention';
import { saveRetentionTerms, useRetentionTerms } from '../../api/clue-retention';
import { ActForm } from '../../parts/act-form';
import { instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts, Page } from '../../parts/page';

/** How long a clue is kept once it is over. The security administrator sets it, readers see it. */
export default function RetentionTermsPage() {
  const { data, error, refetch } = useRetentionTerms();
  return (
    <Page title="保存期限" about="线索结束以后保存多久，期满自动销毁；还在办的不销毁" narrow>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? (
        <Card title="按怎么结束的" note={<Changed settings={data} />}>
          {data.abilities.change ? (
            <div className="padded-form two-fields">
              <TermsForm key={data.version} settings={data} />
            </div>
          ) : (
            <div className="card-words long-names">
              <Facts rows={retentionEnd.options.map((end) => [retentionEndLabels[end], `保存 ${monthsWords(data.terms[end])}`] as const)} />
            </div>
          )}
        </Card>
      ) : null}
      <Card title="怎么算">
        <ul className="plain-list card-words">
          <li>从结束那天算；反映人后来有异议的，从异议那天重新算；重新办理的，到再次结束才算。</li>
          <li>到期前 30 天和 7 天，给线索管理员和承办人发消息。改短了期限的，也要通知满 30 天才销毁。</li>
          <li>有人选了“暂停销毁”的不销毁，要另一个人才能解除。</li>
          <li>期满以前要销毁的，线索管理员申请，委领导批准。</li>
        </ul>
      </Card>
    </Page>
  );
}

const monthsWords = (months: number): string => (months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`);

const hints: Record<keyof RetentionSettings['terms'], string> = {
  dismissed: '从批准予以了结算起',
  handled: '从批准办结算起',
  parked: '从批准暂存算起',
  passedOn: '从转出那天算起',
};

function TermsForm({ settings }: { settings: RetentionSettings }) {
  return (
    <ActForm schema={saveRetentionRequest} initial={{ ...settings.terms }} toBody={(values) => ({ ...values, version: settings.version })} act={saveRetentionTerms} refresh={['clue-retention', 'clues']} done="保存了，马上按新的算" submit="保存期限">
      {retentionEnd.options.map((end) => (
        <Form.Item key={end} name={end} label={retentionEndLabels[end]} extra={hints[end]}>
          <InputNumber min={retentionLeastMonths} max={retentionMostMonths} precision={0} suffix="个月" style={{ width: 150 }} />
        </Form.Item>
      ))}
      <p className="about">最短 {retentionLeastMonths} 个月，和安全日志一样长。</p>
    </ActForm>
  );
}

function Changed({ settings }: { settings: RetentionSettings }) {
  const now = useNow();
  return settings.changedAt ? `${settings.changedBy ?? ''}　${instantWords(settings.changedAt, now)} 改的` : '平台的默认值，还没有改过';
}
