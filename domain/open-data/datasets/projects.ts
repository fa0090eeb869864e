import { projectKindLabels, projectStageLabels } from '../../../contracts/project-options';
import { eachPublicProject, publicProjectsState, type OpenProject } from '../../project';
import { dataset, yuan, yuanOrNone, type OpenAsked, type OpenState } from '../dataset';
import { townsOf, villagesAsked, withPlaces } from '../places';

interface ProjectRow {
  town: string;
  /** '' of a town's own. */
  village: string;
  project: OpenProject;
}

/** A town's own before those of its villages; of one village only its own. */
async function* projectsAsked(asked: OpenAsked): AsyncGenerator<ProjectRow> {
  const villages = await villagesAsked(asked);
  if (!asked.village) for (const { id, name } of townsOf(villages)) for await (const project of eachPublicProject(id)) yield { town: name, village: '', project };
  for (const { id, name, town } of villages) for await (const project of eachPublicProject(id)) yield { town: town.name, village: name, project };
}

async function state(): Promise<OpenState> {
  const { newest, oldest, ...marks } = await publicProjectsState();
  return withPlaces({ marks, newest, oldest });
}

const fields = {
  town: { title: '乡镇', type: 'text', value: ({ town }: ProjectRow) => town },
  village: { title: '村（社区）', type: 'text', about: '空的是乡镇自己的项目', value: ({ village }: ProjectRow) => village },
  id: { title: '项目编号', type: 'id', about: '项目在 /village/project/index?id=编号', value: ({ project }: ProjectRow) => project.id },
  name: { title: '项目', type: 'text', value: ({ project }: ProjectRow) => project.name },
} as const;

/** Works with their sums and how far they are. */
export const projects = dataset<ProjectRow>({
  key: 'projects',
  title: '项目和金额',
  about: '公开的每个项目：预算、合同、变更后的价、已付，公开到了哪一步。',
  theme: 'projects',
  updates: '项目公开一步，就跟着变',
  filters: ['town', 'village'],
  fields: {
    ...fields,
    kind: { title: '类别', type: 'text', value: ({ project }) => projectKindLabels[project.kind] },
    place: { title: '在哪里', type: 'text', value: ({ project }) => project.place },
    stage: { title: '公开到', type: 'text', value: ({ project }) => projectStageLabels[project.stage] },
    budget: { title: '预算', type: 'decimal', unit: '元', value: ({ project }) => yuan(project.money.budget) },
    contract: { title: '合同', type: 'decimal', unit: '元', value: ({ project }) => yuanOrNone(project.money.contract) },
    price: { title: '变更后', type: 'decimal', unit: '元', value: ({ project }) => yuanOrNone(project.money.price) },
    paid: { title: '已付', type: 'decimal', unit: '元', value: ({ project }) => yuan(project.money.paid) },
    changedOn: { title: '最近变化', type: 'day', value: ({ project }) => project.changedOn },
  },
  state,
  rows: projectsAsked,
});

type StageRow = ProjectRow & { entry: OpenProject['entries'][number] };

/** Each stage that was published, and on which day. */
export const projectStages = dataset<StageRow>({
  key: 'project-stages',
  title: '项目每一步哪天公开',
  about: '公开的项目走过的每一步：立项规划、招标、合同、施工、变更、验收、付款。更正过的前后两次都在。',
  theme: 'projects',
  updates: '项目公开一步，就多一行',
  filters: ['town', 'village'],
  fields: {
    ...fields,
    stage: { title: '哪一步', type: 'text', value: ({ entry }) => projectStageLabels[entry.stage] },
    publishedOn: { title: '公开日期', type: 'day', value: ({ entry }) => entry.publishedOn },
    corrects: { title: '是更正', type: 'boolean', value: ({ entry }) => entry.corrects },
    corrected: { title: '后来更正了', type: 'boolean', value: ({ entry }) => entry.corrected },
  },
  state,
  async *rows(asked) {
    for await (const row of projectsAsked(asked)) for (const entry of row.project.entries) yield { ...row, entry };
  },
});
