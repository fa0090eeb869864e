import { Form, Input, InputNumber } from 'antd';
import { Info } from 'lucide-react';
import { rewardTermLeast, saveRewardScaleRequest, type RewardSettings } from '../../../contracts/reward';
import { rewardRefresh, saveRewardScale, useRewardScale } from '../../api/rewards';
import { ActForm, type Values } from '../../parts/act-form';
import { instantWords } from '../../parts/dates';
import { Lines, type Line } from '../../parts/lines';
import { fenOf, yuanWords } from '../../parts/money';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts, Page } from '../../parts/page';
import { uuid } from '../../parts/uuid';

/** What is rewarded, with how much, where it is handed out: laid down by the district, nothing is preset. */
export default function RewardScalePage() {
  const { data, error, refetch } = useRewardScale();
  return (
    <Page title="奖励规则" about="本区自己定，平台没有默认的金额。改了从下一次提出起算" narrow>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data && (data.rules.length === 0 || data.termDays === null) ? <NotYet may={data.abilities.change ?? false} /> : null}
      {data ? (
        <Card title="规则、地点、期限" note={<Changed settings={data} />}>
          {data.abilities.change ? (
            <div className="padded-form">
              <ScaleForm key={data.version} settings={data} />
            </div>
          ) : (
            <div className="card-words">
              <Shown settings={data} />
            </div>
          )}
        </Card>
      ) : null}
    </Page>
  );
}

const lines = (value: unknown): Line[] => (Array.isArray(value) ? (value as Line[]) : []);
const toBody = ({ rules, places, causes, termDays, sceneId, report }: Values): unknown => ({
  rules: lines(rules).map((one) => ({ ...one, from: fenOf(one.from), to: fenOf(one.to) })),
  places: lines(places),
  causes: lines(causes),
  termDays: termDays ?? null,
  scene: sceneId ? { id: sceneId, report: lines(report) } : null,
});
const keyed = (): Line => ({ key: uuid() });

function ScaleForm({ settings }: { settings: RewardSettings }) {
  const { rules, places, causes, termDays, scene, version } = settings;
  const initial = { rules: rules.map((one) => ({ ...one, from: one.from / 100, to: one.to / 100 })), places, causes, termDays, sceneId: scene?.id ?? '', report: scene?.report ?? [] };
  return (
    <ActForm schema={saveRewardScaleRequest} initial={initial} toBody={(values) => ({ ...(toBody(values) as object), version })} act={saveRewardScale} refresh={rewardRefresh} done="存下了" submit="存下">
      <Form.Item label="奖励规则" extra="照本区的文件写：什么情况奖、奖多少、依据是什么">
        <Lines name="rules" kind="rate" add="加一条规则" fresh={keyed}>
          {(at) => (
            <>
              <Hidden at={at} />
              <Text at={at} name="name" label="名称" most={40} />
              <Money at={at} name="from" label="从（元）" />
              <Money at={at} name="to" label="到（元）" />
              <Text at={at} name="conditions" label="什么情况" most={400} />
              <Text at={at} name="basis" label="依据" most={200} />
            </>
          )}
        </Lines>
      </Form.Item>
      <Form.Item label="领现金的地方">
        <Lines name="places" kind="rate" add="加一处" fresh={keyed}>
          {(at) => (
            <>
              <Hidden at={at} />
              <Text at={at} name="name" label="地点" most={40} />
              <Text at={at} name="address" label="地址" most={100} />
              <Text at={at} name="hours" label="时间" most={60} />
            </>
          )}
        </Lines>
      </Form.Item>
      <Form.Item label="可以捐到哪里" extra="没有就不填，反映人那里不出现这个办法">
        <Lines name="causes" kind="basis" add="加一项" fresh={keyed}>
          {(at) => (
            <>
              <Hidden at={at} />
              <Text at={at} name="about" label="钱用在哪里" most={100} />
              <Text at={at} name="name" label="名称" most={40} />
            </>
          )}
        </Lines>
      </Form.Item>
      <Form.Item name="termDays" label="领取期限" extra={`从批准那个月的月底算起，最短 ${rewardTermLeast} 天`}>
        <InputNumber min={rewardTermLeast} max={730} precision={0} suffix="天" style={{ width: 150 }} />
      </Form.Item>
      <Form.Item name="sceneId" label="微信支付的转账场景编号（选填）" extra={settings.payOn ? '照商户平台批下来的填，不填就没有微信这个办法' : '本单位没有开通微信支付；填了要等开通才用得上'}>
        <Input maxLength={10} style={{ width: 150 }} />
      </Form.Item>
      <Form.Item label="场景要报备的（有场景编号才填）">
        <Lines name="report" kind="basis" add="加一项" fresh={() => ({})}>
          {(at) => (
            <>
              <Text at={at} name="content" label="内容" most={32} />
              <Text at={at} name="type" label="报备项" most={15} />
            </>
          )}
        </Lines>
      </Form.Item>
    </ActForm>
  );
}

interface At {
  at: number;
}
function Hidden({ at }: At) {
  return (
    <Form.Item name={[at, 'key']} hidden>
      <Input />
    </Form.Item>
  );
}
function Text({ at, name, label, most }: At & { name: string; label: string; most: number }) {
  return (
    <Form.Item name={[at, name]} label={label}>
      <Input maxLength={most} />
    </Form.Item>
  );
}
function Money({ at, name, label }: At & { name: string; label: string }) {
  return (
    <Form.Item name={[at, name]} label={label}>
      <InputNumber min={0} precision={2} style={{ width: '100%' }} />
    </Form.Item>
  );
}

function Shown({ settings: { rules, places, causes, termDays } }: { settings: RewardSettings }) {
  return (
    <Facts
      rows={[
        ...rules.map(({ name, conditions, from, to, basis }) => [name, `${conditions}；${yuanWords(from)}到 ${yuanWords(to)}；依据：${basis}`] as const),
        ...places.map(({ name, address, hours }) => ['领现金', `${name}，${address}，${hours}`] as const),
        ...causes.map(({ name, about }) => ['可以捐到', `${name}，${about}`] as const),
        ['领取期限', termDays === null ? '还没有定' : `从批准那个月的月底起 ${termDays} 天`] as const,
      ]}
    />
  );
}

/** Without rules and a term nothing can be proposed. */
function NotYet({ may }: { may: boolean }) {
  return (
    <div className="notice" role="status">
      <Info size={20} aria-hidden="true" />
      <div>
        <b>还没有定规则</b>
        <p>定好规则和领取期限，线索那边才能提奖励。{may ? '照本区的文件写在下面，存下就用上。' : '请线索管理员或系统管理员来定。'}</p>
      </div>
    </div>
  );
}

function Changed({ settings }: { settings: RewardSettings }) {
  const now = useNow();
  return settings.changedAt ? `${settings.changedBy ?? ''}　${instantWords(settings.changedAt, now)} 改的` : '还没有定过';
}
