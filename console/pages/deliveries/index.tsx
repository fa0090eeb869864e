import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { deliveryChannel, deliveryChannelLabels, deliveryOccasionLabels, deliveryState, deliveryStateLabels, deliverySummary } from '../../../contracts/delivery';
import { useOrganisationTree } from '../../api/organisations';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columns } from './columns';
import { Figures } from './figures';
import { DeliveryPanel } from './panel';
import { PersonFilter } from './person-filter';
import { SettingsDialog } from './settings-dialog';

const states = deliveryState.options.map((value) => ({ value, label: deliveryStateLabels[value] }));
const channels = deliveryChannel.options.map((value) => ({ value, label: deliveryChannelLabels[value] }));
const occasions = Object.entries(deliveryOccasionLabels).map(([value, label]) => ({ value, label }));
const daysBack = 30;

/** What had to reach someone, and whether it did; what is unknown or failed waits for a person. */
export default function DeliveriesPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const now = useNow();
  const organisations = (useOrganisationTree().data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const [setting, setSetting] = useState(false);
  const query = {
    state: oneOf(filters.get('state'), deliveryState.options),
    channel: oneOf(filters.get('channel'), deliveryChannel.options),
    occasion: filters.get('occasion'),
    personId: filters.get('person'),
    organisationId: filters.get('organisation'),
    from: filters.get('from') ?? dayjs(shanghaiDay(now)).subtract(daysBack - 1, 'day').format('YYYY-MM-DD'),
    to: filters.get('to'),
  };
  const filtered = Boolean(query.state ?? query.channel ?? query.occasion ?? query.personId ?? query.organisationId);
  const list = useList('deliveries', '/deliveries', query, deliverySummary);
  const openId = filters.get('id');
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="送达台账"
        about="每一条送给了谁、送到没有"
        acts={
          <>
            {abilities['delivery.settings'] ? (
              <Button icon={<SlidersHorizontal size={16} aria-hidden="true" />} onClick={() => setSetting(true)}>
                发送设置
              </Button>
            ) : null}
            <Export path="/deliveries/export" query={query} name="送达台账" />
          </>
        }
      >
        <div className="filters">
          <Filter label="结果" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
          <Filter label="渠道" value={query.channel} options={channels} onChange={(channel) => filters.set({ channel })} />
          <Filter label="什么事" value={query.occasion} options={occasions} onChange={(occasion) => filters.set({ occasion })} search />
          <Filter label="单位" value={query.organisationId} options={organisations} onChange={(organisation) => filters.set({ organisation })} search />
          {abilities['person.list'] ? <PersonFilter value={query.personId} onChange={(person) => filters.set({ person })} /> : null}
          <DatePicker.RangePicker
            aria-label="该送的日期"
            allowEmpty={[false, true]}
            value={[dayjs(query.from), query.to ? dayjs(query.to) : null]}
            format="M月D日"
            placeholder={['从哪天', '以后都算']}
            style={{ width: 220 }}
            onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
          />
        </div>
        <Figures query={query} onUnknown={() => filters.set({ state: 'unknown' })} />
        <section className="card table-card">
          <ListTable
            label="送达台账"
            list={list}
            columns={openId ? columns.filter(({ key }) => key !== 'channel') : columns}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            empty={<Empty title="这里没有" why={filtered ? '换一个筛选，或去掉筛选再看。' : '有人要办事、快到期、逾期，平台就会送提醒；群众的评议有了回执和答复，也记在这里。'} />}
          />
        </section>
      </Page>
      {openId ? <DeliveryPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} /> : null}
      {setting ? <SettingsDialog onClose={() => setSetting(false)} /> : null}
    </div>
  );
}
