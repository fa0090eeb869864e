import type { ReactNode } from 'react';
import type { ReportOpening } from '../../../../contracts/clue-report';
import { useElder } from '../../store/elder';
import { Button } from '../../ui/Button';
import { Box, Heading, PhoneLink, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { NotYet } from '../../ui/NotYet';
import { PageHead } from '../../ui/PageHead';
import { useLoad } from '../../ui/useLoad';
import { opening } from '../api/reports';
import { goPaper, goVisit, goWrite } from '../platform/move';
import { begin } from '../store/memory';
import { ReportPage } from '../ui/ReportPage';
import { Begun } from './Begun';
import { Wechat } from './Wechat';

const otherWays = (
  <Box className="other-ways">
    <PhoneLink className="link other-ways__one" number="12388">
      <Icon name="phone" />
      电话反映 12388
    </PhoneLink>
    <Tap className="link other-ways__one" onTap={goPaper}>
      <Icon name="printer" />
      打印纸质表
    </Tap>
  </Box>
);

/** Two ways, as equals, each with the same three questions. Nothing is filled: nobody is steered. */
export default function Choose() {
  const { loaded, again } = useLoad(opening);
  const { elder } = useElder();
  // In large print the bar would take half of a small phone.
  return (
    <ReportPage first bar={elder ? null : otherWays}>
      {loaded.state !== 'ready' ? (
        <NotYet loaded={loaded} again={again}>
          {({ kind }) => `${kind === 'offline' ? '没有网。连上网再试一次，' : '服务器忙。请再试一次，'}或者打 12388。有人身危险，马上打 110。`}
        </NotYet>
      ) : loaded.value.open ? (
        <Ways known={loaded.value} />
      ) : (
        <NotOpen known={loaded.value} />
      )}
      {elder ? <Box className="section">{otherWays}</Box> : null}
    </ReportPage>
  );
}

function Ways({ known }: { known: ReportOpening }) {
  const { workingDays } = known.acceptBy;
  const start = async (named: boolean) => {
    await begin(named);
    goWrite();
  };
  return (
    <>
      <PageHead
        title={
          <>
            <Words className="whole">您想怎样</Words>
            <Words className="whole">反映？</Words>
          </>
        }
      >
        两种都受理，都保密，都有答复。
      </PageHead>
      <Begun />
      <Way
        name="实名"
        more="查得更快，能当面核实"
        act="用真名反映"
        onTap={() => void start(true)}
        answers={[
          <>
            只有<Words className="strong">身份保管人</Words>。办案的人要看，须写明理由、经批准、留下记录。
          </>,
          `${workingDays} 个工作日内告知是否受理，办结后 ${workingDays} 个工作日内告知结果。`,
          '打您留的电话；凭回执码也能来看。',
        ]}
      />
      <Way
        name="匿名"
        more="不留名字，不留电话"
        act="不留名反映"
        onTap={() => void start(false)}
        answers={[
          <>
            我们这里<Words className="strong">没有人知道</Words>。不记微信号、网络地址、手机型号，时间只记到哪一天。
          </>,
          `${workingDays} 个工作日内，凭回执码来看。`,
          <>
            我们找不到您。您凭<Words className="strong">回执码</Words>回来看进度、答问题。码丢了找不回。
          </>,
        ]}
      />
      <Wechat webAddress={known.webAddress} />
      <Box className="card card--rows gap-top">
        <LinkRow icon="search" name="凭回执码查看" more="看进度，答问题，补证据" onTap={goVisit} />
      </Box>
    </>
  );
}

const questions = ['谁知道您', '多久答复', '怎么联系'];

function Way({ name, more, act, answers, onTap }: { name: string; more: string; act: string; answers: ReactNode[]; onTap: () => void }) {
  return (
    <Box className="card way">
      <Box className="way__head">
        <Heading level={2} className="way__name">
          {name}
        </Heading>
        <Words className="note">{more}</Words>
      </Box>
      {questions.map((question, index) => (
        <Box className="way__row" key={question}>
          <Box className="way__question">{question}</Box>
          <Box className="grow">{answers[index]}</Box>
        </Box>
      ))}
      <Button kind="plain" onTap={onTap}>
        {act}
      </Button>
    </Box>
  );
}

function NotOpen({ known }: { known: ReportOpening }) {
  return (
    <>
      <Heading level={1} className="title">
        这里还没有开通
      </Heading>
      <Box className="head__more">{known.districtName}纪委监委还没有备好保管钥匙的人，所以这里先不收。现在可以这样反映：</Box>
      <Box className="card gap-top">
        <Box className="plain-line">打电话 12388，可以不留名。</Box>
        <Box className="plain-line">在浏览器里打开 www.12388.gov.cn。</Box>
        <Box className="plain-line">写信或当面交给{known.districtName}纪委监委信访室，纸质表可以从下面打印。</Box>
        <Box className="plain-line">有人身危险，马上打 110。</Box>
      </Box>
      <Box className="card card--rows gap-top">
        <LinkRow icon="search" name="凭回执码查看" more="以前反映过的，照样能查" onTap={goVisit} />
      </Box>
    </>
  );
}
