import type { VillageDraftDue, VillageDrafts } from '../../../../contracts/village-draft';
import { goHome } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { draftKey } from '../logic/draft';
import { publicationStates } from '../logic/states';
import { keptDraft } from '../store/drafts';

/** What is to be published, the accounts first; what is on its way already only says so. */
export function List({ known: { clerk, due }, onOpen }: { known: VillageDrafts; onOpen: (due: VillageDraftDue) => void }) {
  const villages = [...new Map(due.map(({ village }) => [village.id, village])).values()];
  return (
    <Page
      title="村里填报"
      bar={
        <Button kind="plain" onTap={goHome}>
          回首页
        </Button>
      }
    >
      <PageHead place={clerk?.name} title="该公开什么">
        填好发出去，先成草稿，村务监督委员会核对、镇里审过才公开。
      </PageHead>
      {due.length === 0 ? <Empty title="这一期都公开了">下个月到了时候，这里会列出来。</Empty> : null}
      {villages.map((village) => (
        <Section key={village.id} title={village.name}>
          <Box className="card card--rows" role="list">
            {due
              .filter((one) => one.village.id === village.id)
              .map((one) => (
                <Box role="listitem" className="due" key={draftKey(one)}>
                  <Due due={one} onOpen={onOpen} />
                </Box>
              ))}
          </Box>
        </Section>
      ))}
    </Page>
  );
}

function Due({ due, onOpen }: { due: VillageDraftDue; onOpen: (due: VillageDraftDue) => void }) {
  const mayWrite = due.state === null || (due.state === 'draft' && due.mine);
  const words = (
    <Box className="grow">
      <Words className="link-row__name">{due.item.name}</Words>
      <Words className="link-row__more">{due.period.label}</Words>
    </Box>
  );
  const state = keptDraft(draftKey(due)) ? '没填完' : due.state === null ? null : due.mine && due.state === 'draft' ? '发过，可以再改' : publicationStates[due.state];
  const tag = state ? <Words className="tag tag--plain">{state}</Words> : null;
  if (!mayWrite) {
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
