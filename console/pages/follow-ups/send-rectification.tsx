import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { sendRectificationRequest, type FollowUpDetail } from '../../../contracts/follow-up';
import { fileAddress } from '../../api/files';
import { command, followUpRefresh } from '../../api/follow-ups';
import { useOrganisationOptions } from '../../api/organisations';
import { ActDialog } from '../../parts/act-dialog';

/** The officer chooses which words and photos go to the department; nothing else of the citizen goes with them. */
export function SendRectification({ detail, onClose }: { detail: FollowUpDetail; onClose: () => void }) {
  const departments = useOrganisationOptions('department');
  const photoIds = detail.rating?.photoIds ?? [];
  return (
    <ActDialog
      width={620}
      title="转部门整改"
      about="部门只看得到您在这里写的、勾的。群众的号码、姓名不会转过去；原话里有能认出人的，请删掉。"
      schema={sendRectificationRequest}
      initial={{ departmentId: detail.department?.id, words: detail.rating?.comment ?? '', photoIds: [], workingDays: 3 }}
      toBody={(values) => ({ ...values, version: detail.version })}
      act={command(detail.id, '/rectification')}
      refresh={followUpRefresh}
      done="已转部门"
      submit="转给部门"
      backLabel="先不转"
      onClose={onClose}
    >
      <Form.Item name="departmentId" label="转给哪个部门">
        <Select showSearch={{ optionFilterProp: 'label' }} options={departments} placeholder="选部门" />
      </Form.Item>
      <Form.Item name="words" label="群众的话，转这些" extra="可以删改，只留部门整改用得着的。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
      {photoIds.length > 0 ? (
        <Form.Item name="photoIds" label="照片，勾上的才转">
          <Checkbox.Group className="photo-choice">
            {photoIds.map((id, index) => (
              <Checkbox key={id} value={id}>
                <img src={fileAddress(id)} alt={`照片 ${index + 1}`} width={96} height={96} />
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
      ) : null}
      <Form.Item name="instruction" label="要部门做什么">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} autoFocus />
      </Form.Item>
      <Form.Item name="workingDays" label="几个工作日内答复">
        <InputNumber min={1} max={15} suffix="个工作日" style={{ width: 160 }} />
      </Form.Item>
    </ActDialog>
  );
}
