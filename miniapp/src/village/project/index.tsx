import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback } from 'react';
import type { PublicProject } from '../../../../contracts/project';
import { projectKindLabels, projectStageLabels, projectStages, type ProjectStage } from '../../../../contracts/project-options';
import { ApiFault } from '../../api/fault';
import { getProject, projectMapAddress } from '../../api/projects';
import { goAskAbout, goProjects } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, Picture } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { ProjectLight } from '../project-parts/ProjectLight';
import '../project-parts/projects.scss';
import { Answered } from '../ui/Answered';
import { ShareButton } from '../ui/ShareButton';
import { BeforeAfter } from './BeforeAfter';
import { Stage } from './Stage';
import { Sums } from './Sums';

const noId = new ApiFault('refused', 'notFound', '没有找到。');

const pathOf = (id: string): string => `/village/project/index?id=${id}`;

/** One project: its sums first, what does not agree, then the seven stages in their order. */
export default function ProjectPage() {
  const { id } = useRouter().params;
  const load = useCallback(() => (id ? getProject(id) : Promise.reject(noId)), [id]);
  const { loaded, again } = useLoad(load);
  const name = loaded.state === 'ready' ? loaded.value.name : '项目公开';
  useShareAppMessage(() => ({ title: name, path: pathOf(id ?? '') }));
  if (loaded.state === 'ready') return <View project={loaded.value} />;
  return <Page title="项目">{loaded.state === 'loading' ? <Skeleton /> : <Failed fault={loaded.fault} again={again} unknown={<Empty alone title="没有找到这个项目" action={<Button kind="plain" onTap={() => goProjects()}>看村里的项目</Button>}>可能还没有公开，或者地址没有写全。</Empty>} />}</Page>;
}

function View({ project }: { project: PublicProject }) {
  const { name, kind, organisation, town, money, light, checks, entries, map } = project;
  const bar = (
    <Box className="bar__pair">
      <Button kind="plain" onTap={() => goAskAbout({ kind: 'project', id: project.id, villageId: organisation.id, title: name })}>
        我有疑问
      </Button>
      <Button kind="plain" onTap={() => goProjects(organisation.id)}>
        看别的项目
      </Button>
    </Box>
  );
  return (
    <Page title="项目" readable bar={bar}>
      <PageHead place={organisation.id === town.id ? town.name : `${town.name} ${organisation.name}`} title={name} />
      <Box className="rule" hidden />
      <Box className="gap-bottom">
        <Box>{projectKindLabels[kind]}</Box>
        <ProjectLight light={light} />
      </Box>
      {checks.map((check) => (
        <Box key={check.code} className="project-check">
          <Notice kind="wrong" icon="alert" title={check.words} />
        </Box>
      ))}
      <Section title="钱" hint="预算、合同和已付">
        <Box className="card">
          <Sums money={money} />
        </Box>
      </Section>
      <BeforeAfter project={project} />
      <Section title="走到哪一步" hint={`公开到${projectStageLabels[project.stage]}`}>
        <Box className="card">
          <Box className="timeline" role="list">
            {projectStages.map((stage) => (
              <Stage key={stage} project={project} stage={stage} entries={entries.filter((entry) => entry.content.stage === stage)} state={stateOf(project, stage)} />
            ))}
          </Box>
        </Box>
      </Section>
      <Answered villageId={organisation.id} subject={{ kind: 'project', id: project.id }} />
      {map ? (
        <Section title="在哪里">
          <Picture className="map-picture" source={projectMapAddress(project.id)} label={`${name}的位置`} />
        </Section>
      ) : null}
      <Box className="gap-top">
        <ShareButton title={name} path={pathOf(project.id)} />
      </Box>
    </Page>
  );
}

/** A change is no step that must come: without one it is not missing. */
function stateOf({ entries, stage: furthest }: PublicProject, stage: ProjectStage): 'done' | 'now' | 'todo' {
  if (entries.some((entry) => entry.content.stage === stage)) return stage === furthest && furthest !== 'payment' ? 'now' : 'done';
  return 'todo';
}
