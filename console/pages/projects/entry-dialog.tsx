import { Form, Input, Select } from 'antd';
import { addEntryRequest, createProjectRequest, projectStageLabels, saveEntryRequest, type ProjectDetail, type ProjectEntry, type ProjectStage } from '../../../contracts/project';
import { addEntry, createProject, projectRefresh, saveEntry } from '../../api/projects';
import { usePlaceOptions } from '../../api/villages';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';
import { UploadField } from '../../parts/upload-field';
import { DayField } from './day-field';
import { emptyFields, toContent, toFields } from './entry-values';
import { StageFields } from './stage-fields';

const dayLabels: Record<ProjectStage, string> = { plan: '哪天定的', tender: '哪天定标', contract: '哪天签的', construction: '哪天', change: '哪天批准', acceptance: '哪天验收', payment: '哪天付的' };
const idsOf = (entry: ProjectEntry | undefined, kind: 'photo' | 'document'): string[] => entry?.files.filter((file) => file.kind === kind).map(({ id }) => id) ?? [];
const width = 720;

const bodyOf = (stage: ProjectStage) => (values: Values) => ({ ...values, content: toContent(stage, (values.content ?? {}) as Record<string, unknown>) });
const initialOf = (stage: ProjectStage, entry?: ProjectEntry): Values => ({ content: entry ? toFields(entry.content) : emptyFields(stage), photos: idsOf(entry, 'photo'), documents: idsOf(entry, 'document'), note: entry?.note ?? '', reason: entry?.correction?.reason ?? '' });

function Attached() {
  return (
    <>
      <Form.Item name="photos" label="照片（选填）">
        <UploadField max={12} />
      </Form.Item>
      <Form.Item name="documents" label="文件（选填）" extra="公开以后人人能打开：身份证号、银行账号、手机号先遮住再传">
        <UploadField max={9} />
      </Form.Item>
      <Form.Item name="note" label="说明（选填）">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  );
}

/** A new project: its place, and what was planned. */
export function NewProject({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string) => void }) {
  const places = usePlaceOptions();
  return (
    <ActDialog
      title="新项目"
      about="先写立项规划。乡镇审核以后公开，再一个环节一个环节往下公开。"
      width={width}
      schema={createProjectRequest}
      initial={{ ...initialOf('plan'), organisationId: places.length === 1 ? places[0]!.value : undefined }}
      toBody={bodyOf('plan')}
      act={createProject}
      refresh={projectRefresh}
      then={({ id }) => onOpen(id)}
      submit="存成草稿"
      backLabel="先不写"
      onClose={onClose}
    >
      <Form.Item name="organisationId" label="哪个村（乡镇）的">
        <Select options={places} showSearch={{ optionFilterProp: 'label' }} placeholder="请选" />
      </Form.Item>
      <DayField name={['content', 'day']} label={dayLabels.plan} />
      <StageFields stage="plan" />
      <Attached />
    </ActDialog>
  );
}

interface EntryDialogProps {
  project: ProjectDetail;
  stage: ProjectStage;
  /** The draft to go on with, or the published entry to correct. */
  entry?: ProjectEntry;
  correcting?: boolean;
  onClose: () => void;
}

/** Writes a stage, goes on with its draft, or drafts what takes a published entry's place. */
export function EntryDialog({ project, stage, entry, correcting = false, onClose }: EntryDialogProps) {
  const saves = entry !== undefined && !correcting;
  const isCorrection = correcting || (saves && entry.correction !== null);
  const more = { version: project.version, ...(saves ? {} : { corrects: correcting && entry ? entry.id : null }) };
  return (
    <ActDialog
      title={`${isCorrection ? '更正' : ''}${projectStageLabels[stage]}`}
      about={isCorrection ? '乡镇审核以后，新的一条代替原来的；原来的和更正的理由都留着，群众看得到。' : undefined}
      width={width}
      schema={saves ? saveEntryRequest : addEntryRequest}
      initial={initialOf(stage, entry)}
      toBody={(values) => ({ ...bodyOf(stage)(values), ...more })}
      act={saves ? saveEntry(project.id, entry.id) : addEntry(project.id)}
      refresh={projectRefresh}
      done="存好了"
      submit="存成草稿"
      backLabel="先不写"
      onClose={onClose}
    >
      {isCorrection ? (
        <Form.Item name="reason" label="改了什么、为什么改（群众看得到）">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
        </Form.Item>
      ) : null}
      <DayField name={['content', 'day']} label={dayLabels[stage]} />
      <StageFields stage={stage} />
      <Attached />
    </ActDialog>
  );
}
