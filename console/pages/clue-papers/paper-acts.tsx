import { Button, Form, Input } from 'antd';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { actOnPaperRequest, reasonedPaperRequest, type OpenedPaper } from '../../../contracts/clue-paper';
import { actOnPaper, downloadPaper, dropPaper, paperRefresh } from '../../api/clue-papers';
import { ActDialog } from '../../parts/act-dialog';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';

interface ActsProps {
  paper: OpenedPaper;
  onChanged: (paper: OpenedPaper) => void;
  onGone: () => void;
}
type Asked = 'sign' | 'drop' | 'giveBack' | 'void';

/** The next step is the filled button; what cannot be undone is asked about first. */
export function PaperActs({ paper, onChanged, onGone }: ActsProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id, version, abilities } = paper;
  const now = useAct({ act: (act: 'review' | 'withdrawal' | 'check') => actOnPaper(id, act)({ version }), refresh: paperRefresh, done: '办好了', then: onChanged });
  const save = useAct({ act: () => downloadPaper(id, `${paper.form.title} ${paper.number ?? ''}`) });
  const dialog = { refresh: paperRefresh, onClose: () => setAsked(null), toBody: (values: Record<string, unknown>) => ({ ...values, version }) };
  return (
    <>
      <FormFault error={now.error ?? save.error} />
      <div className="act-buttons">
        {abilities.drop ? <Button onClick={() => setAsked('drop')}>丢弃草稿</Button> : null}
        {abilities.takeBack ? <Button onClick={() => now.run('withdrawal')}>撤回再改</Button> : null}
        {abilities.giveBack ? <Button onClick={() => setAsked('giveBack')}>退回修改</Button> : null}
        {abilities.check && !paper.reviewer ? <Button onClick={() => now.run('check')}>核稿</Button> : null}
        {abilities.void ? <Button onClick={() => setAsked('void')}>作废</Button> : null}
        {abilities.submit ? (
          <Button type="primary" loading={now.busy} onClick={() => now.run('review')}>
            送签
          </Button>
        ) : null}
        {abilities.sign ? (
          <Button type="primary" onClick={() => setAsked('sign')}>
            签发
          </Button>
        ) : null}
        {abilities.download ? (
          <Button type="primary" icon={<Download size={16} aria-hidden="true" />} loading={save.busy} onClick={() => save.run(undefined)}>
            下载 Word
          </Button>
        ) : null}
      </div>
      {asked === 'sign' ? <ActDialog {...dialog} title="签发后马上编号，不能撤回" about="写错了只能作废，文号不再用。签的就是现在这一稿。" schema={actOnPaperRequest} act={actOnPaper(id, 'signature')} done="已签发编号" submit="签发" backLabel="再看一眼" then={onChanged} /> : null}
      {asked === 'drop' ? <ActDialog {...dialog} title="草稿丢弃后找不回来" schema={actOnPaperRequest} act={dropPaper(id)} done="丢弃了" submit="丢弃" backLabel="留着" then={onGone} /> : null}
      {asked === 'giveBack' ? (
        <ActDialog {...dialog} title="退给拟稿人修改" schema={reasonedPaperRequest} act={actOnPaper(id, 'return')} done="已退回" submit="退回" then={onChanged}>
          <Reason label="哪里要改" />
        </ActDialog>
      ) : null}
      {asked === 'void' ? (
        <ActDialog {...dialog} title="作废，文号保留" about="作废的文书留在台账里，文号不给别的文书用。已经发出去的，请收回。" schema={reasonedPaperRequest} act={actOnPaper(id, 'voiding')} done="已作废" submit="作废" backLabel="不作废" then={onChanged}>
          <Reason label="为什么作废" />
        </ActDialog>
      ) : null}
    </>
  );
}

function Reason({ label }: { label: string }) {
  return (
    <Form.Item name="reason" label={label} extra="加密存着，看得到这份文书的人才能看。" initialValue="">
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} autoFocus />
    </Form.Item>
  );
}
