import { projectStageLabels } from '../../contracts/project-options';
import { systemClock, systemContext } from '../kernel';
import { listPublicCases } from '../micro-power';
import { listPublicProjects } from '../project';
import { defineBoardLines } from '../village';

const plain = { lateWorkingDays: 0, corrected: false, nothing: false } as const;

defineBoardLines('power', async (villageId, limit) =>
  (await listPublicCases(villageId, { limit }, systemClock.now())).items.map(({ title, power, openedOn, closedOn }) => ({ ...plain, title, group: power.name, on: closedOn ?? openedOn, target: { page: 'power', id: power.code } })),
);
defineBoardLines('project', async (villageId, limit) =>
  (await listPublicProjects(systemContext('villageBoard', systemClock), villageId, { limit })).items.map(({ id, name, stage, changedOn }) => ({ ...plain, title: name, group: projectStageLabels[stage], on: changedOn, target: { page: 'project', id } })),
);
