import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { Page as Listed } from '../../../../contracts/common';
import type { PublicPaymentList } from '../../../../contracts/disbursement';
import { notReadWords } from '../../api/fault';
import { getPaymentLists } from '../../api/payments';
import { yuan } from '../../logic/payment-words';
import { goChooseVillage, goHousehold, goOpenData, goVillagePayments, paymentsPath } from '../../platform/places';
import { useVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { NotYet } from '../../ui/NotYet';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useLoad } from '../../ui/useLoad';
import { ShareButton } from '../ui/ShareButton';
import { useMore } from '../../ui/useMore';
import { OneList } from './OneList';
import './index.scss';

/** 发放名单: who of a village got what, as far as everybody may read it. */
export default function Payments() {
  const chosen = useVillage();
  const { village, programme, year } = useRouter().params;
  const villageId = village ?? chosen?.id;
  if (!villageId) {
    return (
      <Page title="发放名单">
        <Empty alone title="先选一个村" action={<Button kind="fill" onTap={goChooseVillage}>选村</Button>}>
          选好以后，这里看这个村的名单。
        </Empty>
      </Page>
    );
  }
  return <Lists villageId={villageId} programme={programme} year={year} />;
}

function Lists({ villageId, programme, year }: { villageId: string; programme?: string | undefined; year?: string | undefined }) {
  const load = useCallback(() => getPaymentLists(villageId, { programme, year }), [villageId, programme, year]);
  const { loaded, again, put } = useLoad<Listed<PublicPaymentList>>(load);
  const [open, setOpen] = useState<PublicPaymentList | null>(null);
  const { more, working, problem } = useMore(loaded, put, (cursor) => getPaymentLists(villageId, { programme, year, cursor }));
  const shared = { title: '民生资金发放名单', path: paymentsPath({ village: villageId, programme, year }) };
  useShareAppMessage(() => shared);
  if (open) return <OneList list={open} onBack={() => setOpen(null)} />;
  if (loaded.state !== 'ready') {
    return (
      <Page title="发放名单">
        <NotYet loaded={loaded} again={again}>
          {notReadWords}
        </NotYet>
      </Page>
    );
  }
  const { items, nextCursor } = loaded.value;
  return (
    <Page title="发放名单" readable>
      <PageHead place={items[0]?.village.name} title="发放名单">
        哪个项目、发给了谁、发了多少。姓名和卡号只露一部分。
      </PageHead>
      <Box className="rule" hidden />
      <Box className="card card--rows">
        <LinkRow icon="person" name="查我家的补贴" more="凭手机验证码或户码，历年的都在" onTap={() => goHousehold(villageId)} />
        <LinkRow icon="list" name="自己核对：下载这张表" more="Excel、CSV，自己加一加" onTap={() => goOpenData('payments', villageId)} />
        {programme ? <LinkRow icon="scroll" name="看这个村的全部名单" more="别的项目、别的年度" onTap={() => goVillagePayments(villageId)} /> : null}
      </Box>
      {items.length === 0 ? <Empty title="还没有公开名单">发放以后，由发钱的部门公开在这里。</Empty> : null}
      {[...new Set(items.map(({ year }) => year))].map((year) => (
        <Box key={year} className="section">
          <Heading level={2} className="heading">
            {`${year} 年`}
          </Heading>
          {items.filter((list) => list.year === year).map((list) => (
            <ListEntry key={list.id} list={list} onOpen={() => setOpen(list)} />
          ))}
        </Box>
      ))}
      {nextCursor ? (
        <Box className="gap-top">
          <Button kind="plain" working={working ? '正在打开' : null} onTap={more}>
            看更早的
          </Button>
          <Box className="note" role="status">
            {problem}
          </Box>
        </Box>
      ) : null}
      <Box className="gap-top">
        <ShareButton {...shared} />
      </Box>
    </Page>
  );
}

function ListEntry({ list, onOpen }: { list: PublicPaymentList; onOpen: () => void }) {
  const { programme, batch, households, amount, byName } = list;
  const told = households === null || amount === null ? '不足 3 户，不公布数字' : `${households} 户，共 ${yuan(amount)} 元`;
  const content = (
    <>
      <Box className="entry__head">
        <Words>{batch}</Words>
        {byName ? null : <Words className="tag tag--plain">只公布合计</Words>}
      </Box>
      <Box className="entry__next">
        <Words className="grow">{programme.name}</Words>
        {byName ? <Icon name="forward" /> : null}
      </Box>
      <Box className="quiet">{told}</Box>
    </>
  );
  return byName ? (
    <Tap className="entry" onTap={onOpen}>
      {content}
    </Tap>
  ) : (
    <Box className="entry">{content}</Box>
  );
}
