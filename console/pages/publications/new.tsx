import { Button, Select } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { disclosureClass, disclosureClassLabels, disclosureFrequencyLabels, publicationStateLabels } from '../../../contracts/disclosure';
import type { PublicationChoices } from '../../../contracts/publication';
import { draftPublication, publicationRefresh, usePublicationChoices } from '../../api/publications';
import { SearchBox } from '../../parts/filter';
import { Empty, Failure, FormFault, Skeleton } from '../../parts/notice';
import { Card, Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { useFilters } from '../../parts/use-filters';

type Item = PublicationChoices['items'][number];

/** Which item, which period, and how to begin: empty, as last time, or with 本期无发生. */
export default function NewPublicationPage() {
  const filters = useFilters();
  const choices = usePublicationChoices(filters.get('village'));
  if (choices.error) return <Failure error={choices.error} again={() => void choices.refetch()} />;
  if (!choices.data) return <Skeleton />;
  const { villages, items } = choices.data;
  const village = villages.find(({ id }) => id === filters.get('village')) ?? villages[0];
  const item = items.find(({ code }) => code === filters.get('item'));
  const text = filters.get('text');
  if (!village) return <Empty title="没有您起草的村" why="请联系安全管理员给您授权。" />;
  return (
    <Page title="写一份" about="先选事项，再选时段" acts={<Back />}>
      <div className="filters">
        {villages.length > 1 ? (
          <Select className="filter" aria-label="村（社区）" value={village.id} options={villages.map(({ id, name }) => ({ value: id, label: name }))} onChange={(next) => filters.set({ village: next })} showSearch={{ optionFilterProp: 'label' }} />
        ) : null}
        <SearchBox label="找编码、名称" value={text} onChange={(next) => filters.set({ text: next })} />
      </div>
      <div className="columns follows">
        <Items items={text ? items.filter((one) => `${one.code} ${one.name} ${one.group}`.toLowerCase().includes(text.toLowerCase())) : items} chosen={item} onChoose={(code) => filters.set({ item: code, period: undefined })} />
        {item ? <Begin key={item.code} villageId={village.id} item={item} periodKey={filters.get('period')} onPeriod={(period) => filters.set({ period })} /> : <Card className="padded">从左边选一项。</Card>}
      </div>
    </Page>
  );
}

const Back = () => (
  <Link to="/disclosure/publications">
    <Button icon={<ArrowLeft size={16} aria-hidden="true" />} tabIndex={-1}>
      回列表
    </Button>
  </Link>
);

function Items({ items, chosen, onChoose }: { items: Item[]; chosen: Item | undefined; onChoose: (code: string) => void }) {
  if (items.length === 0) return <Empty title="没有这样的事项" why="换一个词再找。" />;
  return (
    <div className="stack">
      {disclosureClass.options
        .filter((one) => items.some((item) => item.class === one))
        .map((one) => (
          <Card key={one} title={disclosureClassLabels[one]}>
            <ul className="item-choices">
              {items
                .filter((item) => item.class === one)
                .map((item) => (
                  <li key={item.code}>
                    <button type="button" aria-pressed={item.code === chosen?.code} onClick={() => onChoose(item.code)}>
                      <b>{item.name}</b>
                      <span className="second">
                        {item.code}　{item.group ? `${item.group}　` : ''}
                        {disclosureFrequencyLabels[item.frequency]}公开
                      </span>
                    </button>
                  </li>
                ))}
            </ul>
          </Card>
        ))}
    </div>
  );
}

function Begin({ villageId, item, periodKey, onPeriod }: { villageId: string; item: Item; periodKey: string | undefined; onPeriod: (key: string) => void }) {
  const navigate = useNavigate();
  const period = item.periods.find(({ key }) => key === periodKey) ?? item.periods.find(({ publicationId }) => publicationId === null) ?? item.periods[0];
  const begin = useAct({ act: draftPublication, refresh: publicationRefresh, then: ({ id }) => void navigate(`/disclosure/publications/${id}`) });
  if (!period) return null;
  const request = { villageId, itemCode: item.code, periodKey: period.key };
  return (
    <Card title={item.name} className="padded-below">
      {item.help ? <p className="about">{item.help}</p> : null}
      <div className="period-choices" role="group" aria-label="时段">
        {item.periods.map((one) => (
          <button key={one.key} type="button" aria-pressed={one.key === period.key} onClick={() => onPeriod(one.key)}>
            <span>
              {one.matter ?? one.label}
              {one.matter ? <span className="second">{one.label}</span> : null}
            </span>
            {one.state ? <small>{publicationStateLabels[one.state]}</small> : null}
          </button>
        ))}
      </div>
      <FormFault error={begin.error} />
      {period.publicationId ? (
        <p className="begin-open">
          <Link to={`/disclosure/publications/${period.publicationId}`}>
            <Button type="primary" tabIndex={-1}>
              打开{period.label}的
            </Button>
          </Link>
        </p>
      ) : (
        <div className="begin-acts">
          <Button type="primary" loading={begin.busy} onClick={() => begin.run({ ...request, copy: false, nothing: false })}>
            开始写
          </Button>
          {item.form === 'accounts' ? null : <Button onClick={() => begin.run({ ...request, copy: true, nothing: false })}>照上期的填</Button>}
          <Button onClick={() => begin.run({ ...request, copy: false, nothing: true })}>本期无发生</Button>
        </div>
      )}
      <p className="muted">本期无发生也要核对、审核，公开以后和写了内容的一样算。</p>
    </Card>
  );
}
