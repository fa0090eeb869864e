import type { ReportTopic } from '../../../../contracts/clue-report';
import { channel } from '../../platform/channel';
import { Button } from '../../ui/Button';
import { Box, Heading, Table } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { asFault } from '../../api/fault';
import { submitReport } from '../api/reports';
import { requestFrom, type ReportDraft } from '../logic/draft';
import { rowsOf } from '../logic/summary';
import { goReceipt } from '../platform/move';
import { dropKept } from '../store/kept';
import { remember } from '../store/memory';
import { ReportPage } from '../ui/ReportPage';
import { useAct } from '../ui/useAct';

interface Props {
  draft: ReportDraft;
  topic: ReportTopic;
  /** Handed in, and no answer came. It is not changed until one does: the first one counts. */
  unsure: boolean;
  onBack: () => void;
}

export function Review({ draft, topic, unsure, onBack }: Props) {
  const { working, fault, run } = useAct();
  const submit = () =>
    run('正在提交', async (task) => {
      remember({ unsure: true });
      try {
        const submitted = await submitReport(requestFrom(draft, topic, task, channel === 'h5' ? 'web' : 'miniProgram'));
        remember({ receipt: { ...submitted, named: draft.named }, draft: null, unsure: false });
        dropKept();
        goReceipt();
      } catch (error) {
        const { kind, fields } = asFault(error);
        // Refused for its task only: a browser may have asked twice by itself, and the first time counted.
        remember({ unsure: kind !== 'refused' || fields.some(({ path }) => path === 'task') });
        throw error;
      }
    });
  return (
    <ReportPage
      onBack={unsure ? undefined : onBack}
      bar={
        <>
          {fault ? (
            <Notice kind="wrong" icon="alert" title={fault.message}>
              {unsure ? '可能已经交到了。再提交一次不会重复，回执码也一样。' : fault.fields.map(({ message }) => message).join('；')}
            </Notice>
          ) : null}
          <Box className="bar__pair">
            <Button kind="plain" off={unsure ? '先等结果' : null} onTap={onBack}>
              改一改
            </Button>
            <Button kind="fill" working={working} onTap={() => void submit()}>
              {unsure ? '再提交一次' : draft.named ? '实名提交' : '不留名提交'}
            </Button>
          </Box>
        </>
      }
    >
      <Heading level={1} className="title">
        交之前，看一遍
      </Heading>
      <Box className="head__more">交了以后，原文谁也改不了，您也看不到原文了。</Box>
      <Box className="card gap-top">
        <Table className="table review" caption="您写的" rows={rowsOf(draft, topic)} />
      </Box>
      <Box className="assurance">
        <Icon name="shield" />
        <Box className="grow">
          {draft.named ? '您的姓名和电话单独加密，只有身份保管人打得开。' : '没有您的名字、电话和微信号，时间只记到哪一天。'}
          被反映的人和他的单位看不到。
        </Box>
      </Box>
    </ReportPage>
  );
}
