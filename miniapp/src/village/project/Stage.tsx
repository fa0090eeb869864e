import { useState } from 'react';
import type { PublicEntry, PublicProject } from '../../../../contracts/project';
import { projectStageLabels, type ProjectStage } from '../../../../contracts/project-options';
import { projectFileAddress } from '../../api/projects';
import { dayWords } from '../../logic/days';
import { openDocument } from '../../platform/open-file';
import { Box, Picture, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { entryLines } from './entry-lines';

interface Props {
  project: PublicProject;
  stage: ProjectStage;
  entries: readonly PublicEntry[];
  state: 'done' | 'now' | 'todo';
}

const spoken = { done: '已公开', now: '公开到这里', todo: '还没有公开' };

/** One of the seven stages: everything that was published of it, also what was corrected. */
export function Stage({ project, stage, entries, state }: Props) {
  const current = entries.filter(({ replacedById }) => replacedById === null);
  return (
    <Box className={`step step--${state}`} role="listitem">
      <Box className="step__dot">
        {state === 'done' ? <Icon name="tick" /> : null}
        <Words className="spoken">{spoken[state]}：</Words>
      </Box>
      <Box className="strong">{projectStageLabels[stage]}</Box>
      {current.length === 0 ? <Box className="step__line">{stage === 'change' ? '没有公开过变更' : '还没有公开'}</Box> : null}
      {current.map((entry) => (
        <Entry key={entry.id} project={project} entry={entry} all={entries} />
      ))}
    </Box>
  );
}

function Entry({ project, entry, all }: { project: PublicProject; entry: PublicEntry; all: readonly PublicEntry[] }) {
  const now = new Date();
  const earlier = entry.correction ? all.find(({ id }) => id === entry.correction?.earlierId) : undefined;
  return (
    <Box className="gap-bottom">
      <Said entry={entry} project={project} />
      <Box className="quiet">
        {dayWords(entry.publishedOn, now)} 公开，{project.approvedBy}审核
      </Box>
      {entry.correction && earlier ? <Earlier project={project} reason={entry.correction.reason} entry={earlier} all={all} /> : null}
    </Box>
  );
}

function Said({ entry, project }: { entry: PublicEntry; project: PublicProject }) {
  const [problem, setProblem] = useState<string | null>(null);
  const now = new Date();
  const photos = entry.files.filter(({ kind }) => kind === 'photo');
  const documents = entry.files.filter(({ kind }) => kind === 'document');
  const label = projectStageLabels[entry.content.stage];
  return (
    <>
      <Box className="step__line">{dayWords(entry.content.day, now)}</Box>
      {entryLines(entry.content, now).map((line) => (
        <Box key={line} className="step__line">
          {line}
        </Box>
      ))}
      {entry.note ? <Box className="step__line">{entry.note}</Box> : null}
      {photos.length > 0 ? (
        <Box className="photos">
          {photos.map(({ id, name }) => (
            <Picture key={id} className="photos__one" source={projectFileAddress(project.id, id)} label={`${label}${name}`} />
          ))}
        </Box>
      ) : null}
      {documents.map(({ id, name }) => (
        <Tap key={id} className="link" onTap={() => void openDocument(projectFileAddress(project.id, id)).catch(() => setProblem('没有打开。请等一会儿，再点一次。'))}>
          <Icon name="scroll" />
          {label}
          {name}
        </Tap>
      ))}
      <Box className="note" role="status">
        {problem}
      </Box>
    </>
  );
}

/** 已更正: the reason at once, what stood there before on a tap. Nothing disappears. */
function Earlier({ project, reason, entry, all }: { project: PublicProject; reason: string; entry: PublicEntry; all: readonly PublicEntry[] }) {
  const [open, setOpen] = useState(false);
  const before = entry.correction ? all.find(({ id }) => id === entry.correction?.earlierId) : undefined;
  return (
    <Box className="replaced">
      <Box className="strong">已更正</Box>
      <Box>{reason}</Box>
      <Tap className="link" expanded={open} onTap={() => setOpen(!open)}>
        {open ? '收起原来的' : '看原来怎么写的'}
        <Icon name="down" size="small" />
      </Tap>
      {open ? <Said entry={entry} project={project} /> : null}
      {open && entry.correction && before ? <Earlier project={project} reason={entry.correction.reason} entry={before} all={all} /> : null}
    </Box>
  );
}
