import { Button } from 'antd';
import { ArrowLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { projectCheckLabels, projectKindLabels, projectStage, projectStageLabels, type ProjectDetail, type ProjectEntry, type ProjectStage } from '../../../contracts/project';
import { useProject } from '../../api/projects';
import { useSession } from '../../api/session';
import { dayWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { yuanWords } from '../../parts/money';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts, Page } from '../../parts/page';
import { EntryCard } from './entry-card';
import { EntryDialog } from './entry-dialog';

/** One project: its stages in order, what is next, what does not agree. */
export function ProjectPage({ id, onBack }: { id: string; onBack: () => void }) {
  const { data, error, refetch } = useProject(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Opened project={data} onBack={onBack} />;
}

interface Writing {
  stage: ProjectStage;
  entry?: ProjectEntry;
  correcting?: boolean;
}

function Opened({ project, onBack }: { project: ProjectDetail; onBack: () => void }) {
  const [writing, setWriting] = useState<Writing | null>(null);
  const place = project.town.name === project.organisation.name ? project.town.name : `${project.town.name} ${project.organisation.name}`;
  return (
    <Page
      title={project.name}
      about={`${place}，${projectKindLabels[project.kind]}`}
      acts={
        <>
          <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
            回列表
          </Button>
          {project.abilities.sign ? (
            <Link to={`/projects/sign?id=${project.id}`}>
              <Button icon={<Printer size={16} aria-hidden="true" />}>工地公示牌</Button>
            </Link>
          ) : null}
        </>
      }
    >
      <div className="columns">
        <div className="stack">
          {projectStage.options.map((stage) => (
            <Stage key={stage} project={project} stage={stage} onWrite={setWriting} />
          ))}
        </div>
        <Aside project={project} />
      </div>
      {writing ? <EntryDialog project={project} {...writing} onClose={() => setWriting(null)} /> : null}
    </Page>
  );
}

function Stage({ project, stage, onWrite }: { project: ProjectDetail; stage: ProjectStage; onWrite: (writing: Writing) => void }) {
  const entries = project.entries.filter(({ content }) => content.stage === stage);
  const next = project.next.find((one) => one.stage === stage);
  const open = entries.some(({ state }) => state === 'draft' || state === 'waiting');
  const mayWrite = project.abilities.write && next?.open === true && !open;
  return (
    <Card
      title={projectStageLabels[stage]}
      note={entries.length === 0 ? (next?.open ? '下一步写这个' : next?.why) : undefined}
      acts={
        mayWrite ? (
          <Button size="small" onClick={() => onWrite({ stage })}>
            {entries.length === 0 ? `写${projectStageLabels[stage]}` : '再写一条'}
          </Button>
        ) : undefined
      }
    >
      {entries.map((entry) => (
        <EntryCard key={entry.id} project={project} entry={entry} onEdit={() => onWrite({ stage, entry })} onCorrect={() => onWrite({ stage, entry, correcting: true })} />
      ))}
    </Card>
  );
}

function Aside({ project }: { project: ProjectDetail }) {
  const now = useNow();
  const { abilities } = useSession();
  const { money, light, checks } = project;
  return (
    <div className="stack">
      <Card title="要核对的" note={checks.length === 0 ? undefined : `${checks.length} 处`} className="padded-below">
        {checks.length === 0 ? <p className="about">现在没有对不上的。</p> : null}
        <ul className="project-checks">
          {checks.map((check) => (
            <li key={check.code}>
              <LightTag light="red" word={projectCheckLabels[check.code]} />
              <span>{check.words}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title="钱" className="padded-below">
        <Bars money={money} />
      </Card>
      <Card title="工期" className="padded-below">
        {light ? (
          <Facts
            rows={[
              ['现在', <LightTag key="light" light={light.light} word={light.light === 'done' ? '已验收' : undefined} more={light.lateWorkingDays > 0 ? `晚了 ${light.lateWorkingDays} 个工作日` : undefined} />],
              ['应在', `${dayWords(light.due, now)} 前完工`],
            ]}
          />
        ) : (
          <p className="about">施工公开以后开始算，计划 {project.plan.plannedDays} 天。</p>
        )}
      </Card>
      {abilities['audit.read'] ? (
        <Link className="link" to={`/audit?type=projects&id=${project.id}`}>
          审计经过
        </Link>
      ) : null}
    </div>
  );
}

/** Budget, contract, price after changes and what was paid, on one scale. */
function Bars({ money }: { money: ProjectDetail['money'] }) {
  const rows: [string, number | null][] = [
    ['预算', money.budget],
    ['合同', money.contract],
    ['变更后', money.price === money.contract ? null : money.price],
    ['已付', money.paid],
  ];
  const most = Math.max(...rows.map(([, sum]) => sum ?? 0));
  return (
    <dl className="project-bars">
      {rows.map(([name, sum]) =>
        sum === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="bar-track" aria-hidden="true">
                <span className={sum > money.budget ? 'bar-over' : undefined} style={{ width: `${(sum / most) * 100}%` }} />
              </span>
              <b className="number">{yuanWords(sum)}</b>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
