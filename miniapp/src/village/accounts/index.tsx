import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { PublicAccounts } from '../../../../contracts/accounts';
import { goChooseVillage, goVillage } from '../../platform/places';
import { chosenVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { getAccounts } from '../api/accounts';
import { halfYearOf, monthTitle } from '../logic/accounts';
import { Answered } from '../ui/Answered';
import { ShareButton } from '../ui/ShareButton';
import { VillageHead } from '../ui/VillageHead';
import { Compared } from './Compared';
import { HalfYear } from './HalfYear';
import { MonthCard } from './MonthCard';
import { Spent } from './Spent';
import { Tabs } from './Tabs';
import './accounts.scss';

const title = '村务公开';
/** A year of earlier months stands on the page. */
const earlierMonths = 12;

/** A village's accounts: the month's sum first, then the half year, what was bought, how others do. */
export default function Accounts() {
  const { village, month } = useRouter().params;
  const villageId = village && /^[0-9a-f]{24}$/.test(village) ? village : chosenVillage()?.id;
  if (villageId) return <Known villageId={villageId} first={month ?? null} />;
  return (
    <Page title={title}>
      <Empty
        alone
        title="先选一个村"
        action={
          <Button kind="fill" onTap={goChooseVillage}>
            选我的村
          </Button>
        }
      >
        选一次就记在这部手机上。
      </Empty>
    </Page>
  );
}

function Known({ villageId, first }: { villageId: string; first: string | null }) {
  const [monthKey, setMonthKey] = useState(first);
  const { loaded, again } = useLoad(useCallback(() => getAccounts(villageId, monthKey), [villageId, monthKey]));
  if (loaded.state === 'ready') return <View accounts={loaded.value} onMonth={setMonthKey} />;
  return (
    <Page title={title}>
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : (
        <Failed
          fault={loaded.fault}
          again={again}
          unknown={
            <Empty
              alone
              title="没有找到这个月的账"
              action={
                <Button kind="plain" onTap={() => goVillage(villageId)}>
                  看这个村公开的
                </Button>
              }
            >
              可能地址没有写全，或者这个月还没有公开。
            </Empty>
          }
        />
      )}
    </Page>
  );
}

function View({ accounts, onMonth }: { accounts: PublicAccounts; onMonth: (monthKey: string) => void }) {
  const { village, town, month, months } = accounts;
  const half = halfYearOf(accounts);
  const thisYear = new Date().getFullYear();
  const shared = { title: `${village.name}的收支账`, path: `/village/accounts/index?village=${village.id}${month ? `&month=${month.monthKey}` : ''}` };
  useShareAppMessage(() => shared);
  return (
    <Page title={title} readable>
      <VillageHead village={village} town={town} note="每个月的收支，每一笔都有" />
      <Tabs villageId={village.id} />
      {month ? (
        <>
          <MonthCard month={month} />
          {half.length > 1 ? <HalfYear months={half} title={half.length === 6 ? '半年收支' : `${half.length} 个月收支`} /> : null}
          <Spent month={month} villageId={village.id} />
          <Compared accounts={accounts} />
          {month.note ? (
            <Section title="村里的说明">
              <Box className="card">{month.note}</Box>
            </Section>
          ) : null}
          <Answered villageId={village.id} subject={{ kind: 'publication', id: month.publicationId }} />
          {months.length > 1 ? (
            <Section title="看别的月份">
              <RadioGroup className="chips" label="看哪个月的账" values={months.slice(0, earlierMonths)} value={month.monthKey} onChange={onMonth} optionClass={(_, chosen) => (chosen ? 'chip chip--on' : 'chip')}>
                {(option) => <Words>{monthTitle(option, thisYear)}</Words>}
              </RadioGroup>
            </Section>
          ) : null}
        </>
      ) : (
        <Empty title="还没有公开过收支账">村里每个月公开一次。公开以后，在这里看。</Empty>
      )}
      <Box className="gap-top">
        <ShareButton {...shared} />
      </Box>
    </Page>
  );
}
