import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { FundFlow } from '../../../../contracts/fund-flow';
import { wanWords, yuanWords } from '../../../../contracts/fund-words';
import { notReadWords } from '../../api/fault';
import { getFundFlow } from '../../api/funds';
import { dayWords } from '../../logic/days';
import { goAskAbout, goChooseVillage, goFunds, goHousehold, goOpenData, goReport } from '../../platform/places';
import { useVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { NotYet } from '../../ui/NotYet';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useLoad } from '../../ui/useLoad';
import { Answered } from '../ui/Answered';
import { ShareButton } from '../ui/ShareButton';
import { FigureTable } from './FigureTable';
import './index.scss';
import { Picture } from './Picture';
import { ProgrammeFacts } from './ProgrammeFacts';
import { PlaceRows, ProgrammeRows, Stages } from './Rows';

/** 钱从哪里来，花到哪里去: of one's village, of its town, or of the whole district. */
export default function Funds() {
  const { village: asked, town, year, programme } = useRouter().params;
  const chosen = useVillage();
  const village = asked ?? (town ? undefined : chosen?.id);
  const load = useCallback(() => getFundFlow({ village, town: village ? undefined : town, year, programme }), [village, town, year, programme]);
  const { loaded, again } = useLoad(load);
  if (loaded.state !== 'ready') {
    return (
      <Page title="民生资金">
        <NotYet loaded={loaded} again={again}>
          {notReadWords}
        </NotYet>
      </Page>
    );
  }
  return <Flow flow={loaded.value} />;
}

const pictured = 3;

/** What a question from this page is about: the programme that is looked at, else what the village publishes. */
const subjectOf = ({ place, programme, year }: FundFlow) =>
  programme ? ({ kind: 'fund', id: programme.code, title: `${year} 年 ${programme.name}` } as const) : ({ kind: 'village', id: place.id, title: `${year} 年民生资金` } as const);

function Flow({ flow }: { flow: FundFlow }) {
  const now = new Date();
  const { place, year, programme, asOf, total, rows } = flow;
  const villageId = place.kind === 'village' ? place.id : undefined;
  const path = `/village/funds/index?year=${year}${place.kind === 'district' ? '' : `&${place.kind === 'village' ? 'village' : 'town'}=${place.id}`}${programme ? `&programme=${programme.code}` : ''}`;
  const shared = { title: `${place.name}${programme?.name ?? '民生资金'}`, path };
  useShareAppMessage(() => shared);
  return (
    <Page
      title="民生资金"
      readable
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={() => (villageId ? goAskAbout({ ...subjectOf(flow), villageId }) : goReport())}>
            我有疑问
          </Button>
          {villageId ? (
            <Button kind="fill" onTap={() => goHousehold(villageId)}>
              查我家的补贴
            </Button>
          ) : (
            <Button kind="fill" onTap={goChooseVillage}>
              选我的村
            </Button>
          )}
        </Box>
      }
    >
      <PageHead place={`${year}年 · ${place.within && place.kind === 'village' ? `${place.within.name} ` : ''}${place.name}`} title={programme?.name ?? '民生资金'}>
        {asOf ? `记到 ${dayWords(asOf, now)}` : null}
      </PageHead>
      <Years flow={flow} />
      {rows.length === 0 ? (
        <Notice kind="wait" icon="info" title={`${year} 年还没有记过账`}>
          立了项、拨了钱，在这里看。
        </Notice>
      ) : (
        <>
          {programme ? <Stages stage={total.stage} /> : null}
          <Answer flow={flow} />
          <PictureCard flow={flow} />
          <Differences flow={flow} />
          {programme ? <ProgrammeFacts code={programme.code} /> : <ProgrammeRows flow={flow} />}
          <PlaceRows flow={flow} />
          {villageId ? <Answered villageId={villageId} subject={programme ? { kind: 'fund', id: programme.code } : undefined} /> : null}
          <Box className="card card--rows gap-top">
            {place.within && place.kind === 'village' ? (
              <Tap className="link-row" onTap={() => goFunds({ town: place.within!.id, year, programme: programme?.code })}>
                <Box className="grow">
                  <Words className="link-row__name">看 {place.within.name} 的</Words>
                  <Words className="link-row__more">钱到了镇里，怎么分到各村</Words>
                </Box>
                <Icon name="forward" />
              </Tap>
            ) : null}
            <LinkRow icon="list" name="自己核对：下载这张表" more="Excel、CSV，自己加一加" onTap={() => goOpenData('fund-balances', villageId)} />
          </Box>
        </>
      )}
      <Box className="gap-top">
        <ShareButton {...shared} />
      </Box>
    </Page>
  );
}

function Years({ flow: { place, years, year, programme } }: { flow: FundFlow }) {
  if (years.length < 2) return null;
  return (
    <Box className="fund-years" role="group" label="哪一年">
      {years.map((one) => (
        <Tap key={one} className={one === year ? 'pill pill--act' : 'pill'} onTap={() => goFunds({ [place.kind === 'village' ? 'village' : 'town']: place.kind === 'district' ? undefined : place.id, year: one, programme: programme?.code })}>
          {one} 年
        </Tap>
      ))}
    </Box>
  );
}

/** The sum first. */
function Answer({ flow: { total, programme } }: { flow: FundFlow }) {
  return (
    <Box className="fund-answer">
      <Words className="fund-answer__name">发到群众</Words>
      <Words className="fund-answer__sum">{yuanWords(total.paid)} 元</Words>
      <Words className="quiet">
        收到 {yuanWords(total.received)} 元{programme && total.payees ? `，发给 ${total.payees} 人（户）` : ''}
      </Words>
    </Box>
  );
}

const sentenceOf = ({ place, year, total }: FundFlow): string => `${place.name} ${year} 年收到 ${wanWords(total.received)} 万元，发到群众 ${wanWords(total.paid)} 万元${total.short > 0 ? `，缺 ${wanWords(total.short)} 万元` : ''}。`;

function PictureCard({ flow }: { flow: FundFlow }) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Box className="card gap-top">
      <Box className="row row--between">
        <Heading level={2} className="heading">
          钱从哪里来，花到哪里去
        </Heading>
        <Tap className="link fund-switch" onTap={() => setAsTable(!asTable)} label={asTable ? '用图看' : '用表格看'}>
          {asTable ? '看图' : '看表'}
        </Tap>
      </Box>
      <Box className="note">{asTable ? '发到群众，单位：元' : '单位：万元。带子越宽，钱越多。'}</Box>
      {asTable ? (
        <Box className="flow">
          <FigureTable flow={flow} />
        </Box>
      ) : ( <Picture graph={flow.graph} sentence={sentenceOf(flow)} />
      )}
    </Box>
  );
}

/** What does not agree, in words and by how much; what lies still. */
function Differences({ flow: { differences, differenceCount, stranded, programme } }: { flow: FundFlow }) {
  if (differenceCount === 0 && stranded.length === 0) return null;
  return (
    <>
      {differences.slice(0, pictured).map((one) => (
        <Notice key={`${one.kind}${one.programme}${one.place.key}${one.amount}`} kind="wrong" icon="alert" title={`对不上 ${yuanWords(one.amount)} 元`}>
          {programme ? '' : `${one.programmeName}：`}
          {one.words}
        </Notice>
      ))}
      {stranded.slice(0, pictured).map((one) => (
        <Notice key={`${one.programme}${one.place.key}${one.since}`} kind="wrong" icon="alert" title={`滞留 ${yuanWords(one.amount)} 元`}>
          {programme ? '' : `${one.programmeName}：`}
          {one.words}
        </Notice>
      ))}
      {differenceCount > pictured ? <Box className="note gap-top">还有 {differenceCount - pictured} 处对不上，先列大的。</Box> : null}
    </>
  );
}
