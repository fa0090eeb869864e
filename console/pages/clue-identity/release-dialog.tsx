import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { keptClue, type KeptClue } from '../../../contracts/clue-desk';
import { releaseIdentityRequest } from '../../../contracts/clue-registry';
import { identityRefresh, releaseIdentity } from '../../api/clues';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';

/** By word of mouth, when there is no time to ask in writing: first which one, then to whom, for how long and why. */
export function ReleaseDialog({ onClose }: { onClose: () => void }) {
  const [kept, setKept] = useState<KeptClue | null>(null);
  return kept ? <Release kept={kept} onClose={onClose} /> : <Find onFound={setKept} onClose={onClose} />;
}

function Find({ onFound, onClose }: { onFound: (kept: KeptClue) => void; onClose: () => void }) {
  const [code, setCode] = useState('');
  const find = useAct({ act: () => ask('/clue-identity-requests/kept', { query: { code: code.trim() }, answer: keptClue }), then: onFound });
  return (
    <Modal open title="紧急放开：先找到是哪一件" onCancel={onClose} footer={null} width={480} mask={{ closable: false }} destroyOnHidden>
      <p className="about">只用在来不及在系统里申请的时候，如反映人有危险。放开后，看得到这一件的人都看得见是您放的、放给谁、为什么。</p>
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          find.run(undefined);
        }}
      >
        <Form.Item label="线索编号，要写完整" htmlFor="release-code" layout="vertical">
          <Input id="release-code" autoFocus value={code} maxLength={40} placeholder="照对方说的写，最后一位是校验码" onChange={(event) => setCode(event.target.value)} />
        </Form.Item>
        <FormFault error={find.error} />
        <div className="act-buttons">
          <Button onClick={onClose}>不放开</Button>
          <Button type="primary" htmlType="submit" disabled={code.trim() === ''} loading={find.busy}>
            找这一件
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Release({ kept, onClose }: { kept: KeptClue; onClose: () => void }) {
  return (
    <ActDialog
      title={`紧急放开 ${kept.code} 反映人的身份`}
      about="马上生效，到时间自动收回；看过的收不回。时间线旁边一直留着这一笔。"
      schema={releaseIdentityRequest}
      initial={{ hours: 4, reason: '' }}
      act={releaseIdentity(kept.id)}
      refresh={identityRefresh}
      done="放开了，看得到这一件的人都看得见"
      submit="马上放开"
      backLabel="不放开"
      onClose={onClose}
    >
      <Form.Item name="accountId" label="放给谁" extra="只列看得到这一件的人。">
        <Select options={kept.readers.map(({ id, name }) => ({ value: id, label: name }))} placeholder="选一个人" showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="hours" label="看多久">
        <InputNumber min={1} max={72} suffix="小时" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="reason" label="为什么等不及申请" extra="谁打来的、什么时候、为什么急。不加密：不写姓名、地方和反映的事。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} showCount />
      </Form.Item>
    </ActDialog>
  );
}
