import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback } from 'react';
import type { Page as Paged } from '../../../../contracts/common';
import type { ProjectPlaces, PublicProjectSummary } from '../../../../contracts/project';
import { projectKindLabels, projectStageLabels } from '../../../../contracts/project-options';
import { getProjectPlaces, getProjects } from '../../api/projects';
import { dayWords } from '../../logic/days';
import { yuanWords } from '../../logic/money';
import { goProject, goVillage } from '../../platform/places';
import { useVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Box, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { ProjectLight } from '../project-parts/ProjectLight';
import { ShareButton } from '../ui/ShareButton';
import { useMore } from '../../ui/useMore';
import '../project-parts/projects.scss';
import { Places } from './Places';

/** What a village builds: where each project stands, what it costs, where it is. */
export default function Projects() {
  const asked = useRouter().params.village;
  const chosen = useVillage();
  const villageId = asked ?? chosen?.id;
  if (villageId) return <List villageId={villageId} />;
  return (
    <Page title="项目">
      <Empty
        alone
        title="先选一个村"
        action={
          <Button kind="fill" onTap={goVillage}>
            选村
          </Button>
        }
      >
        选好以后，这里是村里在建和建好的项目。
      </Empty>
    </Page>
  );
}

async function getBoth(villageId: string): Promise<Paged<PublicProjectSummary> & { places: ProjectPlaces }> {
  const [list, places] = await Promise.all([getProjects(villageId), getProjectPlaces(villageId)]);
  return { ...list, places };
}

function List({ villageId }: { villageId: string }) {
  const load = useCallback(() => getBoth(villageId), [villageId]);
  const { loaded, again, put } = useLoad(load);
  const places = loaded.state === 'ready' ? loaded.value.places : null;
  const shared = { title: `${places?.village.name ?? ''}项目公开`, path: `/village/projects/index?village=${villageId}` };
  useShareAppMessage(() => shared);
  const { more, working, problem } = useMore(loaded, put, (cursor) => getProjects(villageId, cursor));
  return (
    <Page title="项目" readable>
      <PageHead place={places?.village.name} title="项目公开">
        从立项到付款，每一步公开了才能走下一步。
      </PageHead>
      <Box className="rule" hidden />
      {loaded.state === 'loading' ? <Skeleton /> : null}
      {loaded.state === 'failed' ? <Failed part fault={loaded.fault} again={again} unknown={<Empty title="没有找到这个村">可能还没有公开，或者地址没有写全。</Empty>} /> : null}
      {loaded.state === 'ready' && loaded.value.items.length === 0 ? <Empty title="还没有公开的项目">村里或镇里的项目立项以后，公开在这里。</Empty> : null}
      {loaded.state === 'ready' ? loaded.value.items.map((project) => <Line key={project.id} project={project} />) : null}
      {loaded.state === 'ready' && loaded.value.nextCursor ? (
        <Box className="gap-top">
          <Button kind="plain" working={working ? '正在打开' : null} onTap={more}>
            看更早的
          </Button>
          <Box className="note" role="status">
            {problem}
          </Box>
        </Box>
      ) : null}
      {places && places.items.length > 0 ? (
        <Section title="都在哪里" hint={places.items.some(({ metres }) => metres !== null) ? '离村委会近的在前' : undefined}>
          <Places places={places} />
        </Section>
      ) : null}
      <Box className="gap-top">
        <ShareButton {...shared} />
      </Box>
    </Page>
  );
}

function Line({ project }: { project: PublicProjectSummary }) {
  const now = new Date();
  const { name, kind, stage, money, light, changedOn, organisation, town } = project;
  return (
    <Tap className="entry" onTap={() => goProject(project.id)}>
      <Box className="entry__head">
        <Words>
          {organisation.id === town.id ? `${town.name}的` : projectKindLabels[kind]} · 公开到{projectStageLabels[stage]}
        </Words>
        <ProjectLight light={light} />
      </Box>
      <Box className="entry__next">
        <Words className="grow">{name}</Words>
        <Icon name="forward" />
      </Box>
      <Box className="quiet">
        预算 {yuanWords(money.budget)}，{dayWords(changedOn, now)} 更新
      </Box>
    </Tap>
  );
}
