import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { appealDays, appealFilesMax, appealGroundLabels, appealGroundsOf, fileAppealRequest, neverGrounds, proposeJudgementRequest, resubmitAppealRequest, type AppealDetail } from '../../../contracts/appeal';
import { ratingVerdictLabels, type RatingVerdict } from '../../../contracts/rating-options';
import { appealCommand, appealRefresh, proposeJudgement } from '../../api/appeals';
import { ActDialog } from '../../parts/act-dialog';
import { UploadField } from '../../parts/upload-field';

interface AskProps {
  ratingId: string;
  /** Verdicts that may be asked for. */
  verdicts: readonly RatingVerdict[];
  onClose: () => void;
}

type FileProps = Omit<AskProps, 'ratingId'> & { file: (body: unknown) => Promise<unknown>; refresh: readonly string[] };

/** The rated unit appeals. */
export function FileAppeal({ file, refresh, verdicts, onClose }: FileProps) {
  return (
    <ActDialog
      width={620}
      title="申诉，请委里重新看这条评议"
      about={`一条评议只能申诉一次，看到评议后 ${appealDays} 个工作日内提。委里同意，就不计入统计，评议仍然看得到；不同意，照常计入。`}
      schema={fileAppealRequest}
      initial={{ wanted: verdicts[0], grounds: [], reason: '', fileIds: [] }}
      act={file}
      refresh={refresh}
      done="申诉交给委里了"
      submit="提交申诉"
      backLabel="先不申诉"
      onClose={onClose}
    >
      <AskFields verdicts={verdicts} />
    </ActDialog>
  );
}

/** Somebody of the commission proposes a judgement; another decides. */
export function ProposeJudgement({ ratingId, verdicts, onClose }: AskProps) {
  return (
    <ActDialog
      width={620}
      title="提出认定，由另一个人定"
      about="两个人认定：您提出，评议主管或委领导里的另一位定。"
      schema={proposeJudgementRequest}
      initial={{ wanted: verdicts[0], grounds: [], reason: '', fileIds: [] }}
      act={proposeJudgement(ratingId)}
      refresh={appealRefresh}
      done="已提出，等另一位认定"
      submit="提出认定"
      backLabel="先不提"
      onClose={onClose}
    >
      <AskFields verdicts={verdicts} />
    </ActDialog>
  );
}

function AskFields({ verdicts }: { verdicts: readonly RatingVerdict[] }) {
  const form = Form.useFormInstance();
  const wanted = (Form.useWatch('wanted') as RatingVerdict | undefined) ?? verdicts[0]!;
  const grounds = appealGroundsOf[wanted];
  return (
    <>
      <Form.Item name="wanted" label="要认定什么">
        <Radio.Group options={verdicts.map((value) => ({ value, label: ratingVerdictLabels[value] }))} onChange={() => form.setFieldValue('grounds', [])} />
      </Form.Item>
      {grounds.length > 0 ? (
        <Form.Item name="grounds" label="依据，可以选几条" extra={`这些不是依据：${neverGrounds.join('；')}。`}>
          <Checkbox.Group className="check-rows" options={grounds.map((value) => ({ value, label: appealGroundLabels[value] }))} />
        </Form.Item>
      ) : null}
      <ReasonAndFiles reasonLabel="理由" />
    </>
  );
}

export function ReasonAndFiles({ reasonLabel, there = 0 }: { reasonLabel: string; there?: number }) {
  const [uploading, setUploading] = useState(false);
  const max = appealFilesMax - there;
  return (
    <>
      <Form.Item name="reason" label={reasonLabel} extra="写清是哪天、哪件事、从哪里看得出来。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
      {max > 0 ? (
        <Form.Item name="fileIds" label={there > 0 ? `再加材料（还能加 ${max} 个）` : `材料（最多 ${max} 个）`} extra={uploading ? '材料还在传，传完再提交。' : '办件记录、监控截图、录音文字稿都行。只有看得到这件申诉的人打得开。'}>
          <UploadField max={max} onBusy={setUploading} />
        </Form.Item>
      ) : null}
    </>
  );
}

interface ActProps {
  detail: AppealDetail;
  onClose: () => void;
}

export function Withdraw({ detail, onClose }: ActProps) {
  return (
    <ActDialog
      title={`撤回 ${detail.number}`}
      about={detail.origin === 'unit' ? '撤回后不再认定，这条评议也不能再申诉。' : '撤回后不再认定，要认定得重新提出。'}
      schema={z.object({})}
      act={() => appealCommand(detail.id, '/withdrawal')(undefined)}
      refresh={appealRefresh}
      done="已撤回"
      submit="撤回"
      backLabel="不撤回"
      onClose={onClose}
    />
  );
}

export function Resubmit({ detail, onClose }: ActProps) {
  const last = detail.earlier.at(-1);
  return (
    <ActDialog
      width={620}
      title={`补充后再报 ${detail.number}`}
      about={last ? `${last.by}退回：${last.opinion}` : undefined}
      schema={resubmitAppealRequest}
      initial={{ reason: detail.reason, fileIds: [] }}
      act={appealCommand(detail.id, '/resubmission')}
      refresh={appealRefresh}
      done="已再报"
      submit="再报"
      onClose={onClose}
    >
      <ReasonAndFiles reasonLabel="理由，把要补充的写进去" there={detail.fileIds.length} />
    </ActDialog>
  );
}
