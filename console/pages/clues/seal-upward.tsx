import { Form, Radio } from 'antd';
import { useNavigate } from 'react-router';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { sealUpwardRequest, upwardAbout, upwardAboutLabels } from '../../../contracts/clue-upward';
import { clueRefresh } from '../../api/clues';
import { sealUpward } from '../../api/upward';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';

/** What is not for this commission: sealed to the one who passes it on, and gone from here, for this reader too. */
export function SealUpward({ detail, onClose }: { detail: ClueDetail; onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <ActDialog
      title="封存上送，这一件从清单里消失"
      about="反映上级管理的干部，封给本委主要负责人；反映本委主要负责人，封给身份保管人。5 个工作日内移交上级。您和别的人从此看不到这一件，编号也找不到。"
      schema={sealUpwardRequest}
      toBody={(values) => ({ ...values, version: detail.version })}
      act={sealUpward(detail.id)}
      refresh={[...clueRefresh, 'upward']}
      done="已封存上送"
      submit="封存上送"
      backLabel="再看一眼"
      onClose={onClose}
      then={() => void navigate('/clues')}
    >
      <Form.Item name="about" label="反映的是谁">
        <Radio.Group options={upwardAbout.options.map((value) => ({ value, label: upwardAboutLabels[value] }))} />
      </Form.Item>
      <ReasonField label="依据" extra="随件封存，只有上送的人看得到。" />
    </ActDialog>
  );
}
