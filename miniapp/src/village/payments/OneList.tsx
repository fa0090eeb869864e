import { useCallback, useState } from 'react';
import type { PublicPayment, PublicPaymentList, PublicPaymentPage } from '../../../../contracts/disbursement';
import { notReadWords } from '../../api/fault';
import { getPayments } from '../../api/payments';
import { dayWords } from '../../logic/days';
import { reckoning, yuan } from '../../logic/payment-words';
import { goAskAbout } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Line } from '../../ui/Line';
import { NotYet } from '../../ui/NotYet';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useLoad } from '../../ui/useLoad';
import { Answered } from '../ui/Answered';
import { useMore } from '../../ui/useMore';
import { useTyped } from '../ui/useTyped';

/** One list, line by line; a surname or a group cuts it down. */
export function OneList({ list, onBack }: { list: PublicPaymentList; onBack: () => void }) {
  const now = new Date();
  const { typed, type, text } = useTyped();
  const [group, setGroup] = useState<string | undefined>(undefined);
  const search = useCallback((cursor?: string) => getPayments(list.id, { surname: text || undefined, group, cursor }), [list.id, text, group]);
  const load = useCallback(() => search(), [search]);
  const { loaded, again, put } = useLoad<PublicPaymentPage>(load);
  const { more, working, problem } = useMore(loaded, put, search);
  const groups = loaded.state === 'ready' ? loaded.value.groups : [];
  return (
    <Page
      title={list.programme.name}
      readable
      onBack={onBack}
      bar={
        <Button kind="plain" onTap={onBack}>
          回名单目录
        </Button>
      }
    >
      <PageHead place={`${list.village.name}　${list.year} 年 ${list.batch}`} title={list.programme.name}>
        {list.households === null || list.amount === null ? '' : `${list.households} 户，共 ${yuan(list.amount)} 元。`}
        {dayWords(list.publishedOn, now)} 公开{list.edition > 1 ? `，已更正 ${list.edition - 1} 次` : ''}
      </PageHead>
      <Box className="section">
        <Line id="surname" label="按姓找，写字或拼音" placeholder="按姓找，如 张、zhang" most={12} value={typed} onInput={type} />
        {groups.length > 0 ? (
          <Box className="chips gap-top" role="group" label="只看一个组">
            {groups.map((one) => (
              <Tap key={one} className={group === one ? 'chip chip--on' : 'chip'} onTap={() => setGroup(group === one ? undefined : one)}>
                {one}
              </Tap>
            ))}
          </Box>
        ) : null}
      </Box>
      {loaded.state !== 'ready' ? (
        <NotYet loaded={loaded} again={again}>
          {notReadWords}
        </NotYet>
      ) : loaded.value.items.length === 0 ? (
        <Empty title="没有这样的">换一个姓或组再找。</Empty>
      ) : (
        <Box role="list" className="gap-top">
          {loaded.value.items.map((row) => (
            <Row key={row.id} row={row} list={list} now={now} />
          ))}
        </Box>
      )}
      {loaded.state === 'ready' && loaded.value.nextCursor ? (
        <Box className="gap-top">
          <Button kind="plain" working={working ? '正在打开' : null} onTap={more}>
            再看 50 条
          </Button>
          <Box className="note" role="status">
            {problem}
          </Box>
        </Box>
      ) : null}
      <Answered villageId={list.village.id} subject={{ kind: 'payment', id: list.id }} />
    </Page>
  );
}

function Row({ row, list, now }: { row: PublicPayment; list: PublicPaymentList; now: Date }) {
  const worked = reckoning(row, list.programme.unit);
  const ask = () => goAskAbout({ kind: 'payment', id: list.id, villageId: list.village.id, title: `${list.year}年${list.programme.name}发放名单`, text: `${row.name} ${yuan(row.paid)} 元这一条：` });
  return (
    <Box className="entry" role="listitem">
      <Box className="row row--between">
        <Words className="strong">{row.name}</Words>
        <Words className="strong">{`${yuan(row.paid)} 元`}</Words>
      </Box>
      <Box className="quiet">{[row.group, worked, dayWords(row.day, now), row.card].filter(Boolean).join('　')}</Box>
      <Tap className="link" label={`对 ${row.name} ${yuan(row.paid)} 元这一条，我有疑问`} onTap={ask}>
        我有疑问
      </Tap>
    </Box>
  );
}
