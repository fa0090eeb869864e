import { pageScrollTo, useShareAppMessage } from '@tarojs/taro';
import type { PublicPower } from '../../../../contracts/micro-power';
import { limitWords, powerClassLabels, sumWords } from '../../../../contracts/power-words';
import { dayWords } from '../../logic/days';
import { goAskOrReport } from '../../platform/places';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { FlowChart } from '../ui/FlowChart';
import { PowerCases } from '../ui/PowerCases';
import { Answered } from '../ui/Answered';
import { ShareButton } from '../ui/ShareButton';
import { printPage } from './print';

const materialsId = 'materials';

export function PowerView({ power, village }: { power: PublicPower; village: string | undefined }) {
  const shared = { title: power.name, path: `/village/power/index?code=${power.code}${village ? `&village=${village}` : ''}` };
  useShareAppMessage(() => shared);
  const bar = (
    <Box className="bar__pair">
      <Button kind="plain" onTap={() => goAskOrReport(village, { kind: 'power', id: power.code, title: power.name })}>
        我有疑问
      </Button>
      <Button kind="fill" onTap={() => void pageScrollTo({ selector: `#${materialsId}`, duration: 0 })}>
        准备材料
      </Button>
    </Box>
  );
  return (
    <Page title="权力清单" readable bar={bar}>
      <Head power={power} />
      <Box className="flow-head">
        <Heading level={2} className="heading">
          怎么一步步办
        </Heading>
        {printPage ? (
          <Tap className="link" onTap={printPage}>
            <Icon name="printer" />
            打印
          </Tap>
        ) : null}
      </Box>
      <FlowChart name={power.name} steps={power.steps} />
      <Box className="note gap-top">周六、周日和法定节假日不算工作日。</Box>
      <ShareButton {...shared} />
      <Box id={materialsId}>
        <Lines title="要带什么" items={power.materials} />
      </Box>
      <Lines title="什么条件能办" items={power.conditions} />
      <Section title="依据和自由裁量">
        <Box className="card">
          <Box>{power.basis.join('；')}。</Box>
          <Box className="power-gap">{power.discretion}</Box>
        </Box>
      </Section>
      <Section title="怎么公开，找谁说理">
        <Box className="card">
          <Box>{power.publication}</Box>
          <Box className="power-gap">监督的是{power.supervisor}。{power.complaint}</Box>
        </Box>
      </Section>
      {village ? <Answered villageId={village} subject={{ kind: 'power', id: power.code }} /> : null}
      {village ? <PowerCases villageId={village} code={power.code} /> : null}
    </Page>
  );
}

function Head({ power }: { power: PublicPower }) {
  const now = new Date();
  const { number, name, plain, post, version, since, steps, total, totalNote } = power;
  const sum = sumWords(steps);
  return (
    <>
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">
            {powerClassLabels[power.class]} · 第 {number} 项
          </Box>
          <Heading level={1} className="title">
            {name}
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="power-stamp">
        <Words className="power-stamp__verdict">第 {version} 版</Words>
        <Words className="power-stamp__day">{since ? `${dayWords(since, now)}起` : '照全区清单'}</Words>
      </Box>
      <Box className="paragraph power-plain">{plain}</Box>
      <Box className="power-facts">
        <Fact name="谁来办" value={post} />
        <Fact name={total ? '最长多久' : '写明的时限'} value={total ? limitWords(total) : sum || '没有规定'} more={totalNote} />
        <Fact name="一共" value={`${steps.length} 步`} />
      </Box>
    </>
  );
}

function Fact({ name, value, more }: { name: string; value: string; more?: string }) {
  return (
    <Box className="power-fact">
      <Box className="note">{name}</Box>
      <Box className="strong">{value}</Box>
      {more ? <Box className="note">{more}</Box> : null}
    </Box>
  );
}

function Lines({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <Box className="card" role="list">
        {items.map((item) => (
          <Box key={item} className="plain-line" role="listitem">
            {item}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
