import { Form, Input, Modal, Select } from 'antd';
import { splitClueRequest, type ClueDetail, type OpenedClue } from '../../../contracts/clue-registry';
import { clueCommand, clueRefresh } from '../../api/clues';
import { ActDialog } from '../../parts/act-dialog';

interface SplitProps {
  detail: ClueDetail;
  opened: OpenedClue | null;
  onClose: () => void;
  onDone: () => void;
}

/** One of those whom the report names gets a number of his own. Whom it names is known once it was opened. */
export function SplitDialog({ detail, opened, onClose, onDone }: SplitProps) {
  if (!opened)
    return (
      <Modal open title="先看内容，再分出一人" okText="知道了" onOk={onClose} onCancel={onClose} cancelButtonProps={{ style: { display: 'none' } }} width={420}>
        分给谁要看反映了哪些人。请先在页面上打开内容。
      </Modal>
    );
  const people = opened.people.map(({ name, organisation, post }) => ({ value: name, label: [name, organisation, post].filter(Boolean).join('　') }));
  const toBody = ({ person, ...rest }: Record<string, unknown>) => ({ ...rest, version: detail.version, person: opened.people.find(({ name }) => name === (person as { name?: string } | undefined)?.name) ?? person ?? {} });
  return (
    <ActDialog title="分出一人，另编一件" about="一人一件：在这个编号后面加序号，单独分办、单独处置，附件照样看得到。全部分件办结后，主件才能报请办结。" schema={splitClueRequest} initial={{ what: opened.what }} toBody={toBody} act={clueCommand(detail.id, '/parts')} refresh={clueRefresh} done="分出来了，等分办" submit="分出" onClose={onClose} then={onDone} width={560}>
      <Form.Item name={['person', 'name']} label="分出谁" extra={people.length === 0 ? '反映里没有单列的人，请写姓名或称呼。' : undefined}>
        {people.length > 0 ? <Select options={people} placeholder="选一个人" /> : <Input maxLength={30} />}
      </Form.Item>
      <Form.Item name="what" label="和他有关的事" extra="照反映的内容删减，只留和他有关的。加密存着，看得到这一件的人才能看。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={5000} showCount />
      </Form.Item>
    </ActDialog>
  );
}
