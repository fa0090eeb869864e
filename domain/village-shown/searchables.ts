import { fundKindLabels } from '../../contracts/fund';
import { powerClassLabels } from '../../contracts/power-words';
import { projectStageLabels } from '../../contracts/project-options';
import { listProgrammes } from '../fund';
import { systemClock, systemContext } from '../kernel';
import { listPublicPowers } from '../micro-power';
import { listPublicPolicies } from '../public-policy';
import { listPublicProjects } from '../project';
import { defineSearchable } from '../village';

/** A village has not so many projects that more would be looked through. */
const lookedThrough = 100;
const ctx = systemContext('villageSearch', systemClock);

defineSearchable({
  group: 'funds',
  find: async (_village, rate) => (await listProgrammes()).map(({ code, name, kind }) => ({ title: name, note: fundKindLabels[kind], target: { page: 'fund' as const, id: code }, rate: rate(name) })).filter((one) => one.rate > 0),
});
defineSearchable({
  group: 'powers',
  find: async (_village, rate) => (await listPublicPowers()).items.map((power) => ({ title: power.name, note: powerClassLabels[power.class], target: { page: 'power' as const, id: power.code }, rate: Math.max(rate(power.name), rate(power.plain) - 5) })).filter((one) => one.rate > 0),
});
defineSearchable({
  group: 'projects',
  find: async ({ id }, rate) =>
    (await listPublicProjects(ctx, id, { limit: lookedThrough })).items.map((project) => ({ title: project.name, note: projectStageLabels[project.stage], target: { page: 'project' as const, id: project.id }, rate: Math.max(rate(project.name), rate(project.place) - 5) })).filter((one) => one.rate > 0),
});
defineSearchable({
  group: 'policies',
  find: async (_village, rate) => (await listPublicPolicies(ctx, { limit: lookedThrough })).items.map(({ id, title, issuer }) => ({ title, note: issuer, target: { page: 'policy' as const, id }, rate: rate(title) })).filter((one) => one.rate > 0),
});
