import type { VillageDraftDue, VillageDrafts } from '../../../../contracts/village-draft';
import { goHome } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { draftKey } from '../logic/draft';
import { mayWrite, nextActWords, standsWords } from '../logic/due-words';
import { keptDraft } from '../store/drafts';
import { Owed } from './Owed';

interface Props {
  known: VillageDrafts;
  onOpen: (due: VillageDraftDue) => void;
  onMatter: () => void;
}

const isKept = (due: VillageDraftDue): boolean => keptDraft(draftKey(due)) !== undefined;

/** What to do next, with the page's one filled button; below it everything that is to be published, by its day. */
export function List({ known: { clerk, due, villages }, onOpen, onMatter }: Props) {
  const next = due.find(mayWrite);
  const rest = due.filter((one) => one !== next);
  return (
    <Page
      title="村里填报"
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={goHome}>
            回首页
          </Button>
          <Button kind="plain" onTap={onMatter}>
            记一件事
          </Button>
        </Box>
      }
    >
      <PageHead place={clerk?.name} title="该公开什么">
        填好发出去，先成草稿，村务监督委员会核对、镇里审过才公开。
      </PageHead>
      {due.length === 0 ? <Empty title="现在没有要公开的">新的一期到了时候，会列在这里。村里作了决定、收到专款，点“记一件事”。</Empty> : null}
      {next ? <Next due={next} several={villages.length > 1} onOpen={onOpen} /> : null}
      {villages.map((village) => {
        const own = rest.filter((one) => one.village.id === village.id);
        return own.length === 0 ? null : (
          <Section key={village.id} title={villages.length > 1 ? village.name : '接着还有'} hint={`${own.length} 件`}>
            <Box className="card card--rows" role="list">
              {own.map((one) => (
                <Box role="listitem" className="due" key={draftKey(one)}>
                  <Due due={one} onOpen={onOpen} />
                </Box>
              ))}
            </Box>
          </Section>
        );
      })}
      {due.length > 0 ? <Box className="quiet small">周六、周日和法定节假日不算工作日。</Box> : null}
    </Page>
  );
}

function Next({ due, several, onOpen }: { due: VillageDraftDue; several: boolean; onOpen: (due: VillageDraftDue) => void }) {
  const stands = standsWords(due, isKept(due));
  return (
    <Box className="card next-due" role="group" label="先做这一件">
      <Box className="row row--between">
        <Words className="quiet">先做这一件</Words>
        {stands ? <Words className="tag tag--plain">{stands}</Words> : null}
      </Box>
      <Heading level={2} className="heading">
        {due.item.name}
      </Heading>
      <Box className="quiet">{[several ? due.village.name : null, due.matter ?? due.period.label, due.correction ? '更正' : null].filter(Boolean).join('　')}</Box>
      <Owed due={due} />
      {due.returned ? <Box className="next-due__reason">退回的理由：{due.returned.reason}</Box> : null}
      <Button kind="fill" onTap={() => onOpen(due)}>
        {nextActWords(due, isKept(due))}
      </Button>
    </Box>
  );
}

function Due({ due, onOpen }: { due: VillageDraftDue; onOpen: (due: VillageDraftDue) => void }) {
  const stands = standsWords(due, isKept(due));
  const words = (
    <Box className="grow">
      <Words className="link-row__name">{due.item.name}</Words>
      <Words className="link-row__more">{[due.matter ?? due.period.label, due.correction ? '更正' : null].filter(Boolean).join('　')}</Words>
      <Owed due={due} />
    </Box>
  );
  const tag = stands ? <Words className="tag tag--plain">{stands}</Words> : null;
  if (!mayWrite(due)) {
    return (
      <Box className="link-row">
        {words}
        {tag}
      </Box>
    );
  }
  return (
    <Tap className="link-row" onTap={() => onOpen(due)}>
      {words}
      {tag}
      <Icon name="forward" />
    </Tap>
  );
}
