import { Form, Input, Radio } from 'antd';
import { decideAppealRequest, type AppealDetail } from '../../../contracts/appeal';
import { ratingVerdictLabels } from '../../../contracts/rating-options';
import { appealCommand, appealRefresh } from '../../api/appeals';
import { ActForm } from '../../parts/act-form';

/** What each decision leads to, in words. */
function consequences(detail: AppealDetail): Record<AppealDetail['decisions'][number], { label: string; what: string }> {
  const agreed = detail.wanted === 'valid' ? '评议照常计入；因为不计入而办结的回访报委里重新办。' : '评议不计入统计，仍看得到；没办完的回访办结，群众可以不同意。';
  const refused = { unit: '评议照常计入，记“认定有效”。', commission: '评议和原来一样。', citizen: '仍不计入，群众凭回执码看得到您写的理由。' }[detail.origin];
  return {
    approved: { label: `同意，${ratingVerdictLabels[detail.wanted]}`, what: agreed },
    rejected: { label: '不同意', what: refused },
    returned: { label: '退回补充', what: '提出的人 5 个工作日内补充再报，过期按撤回办。' },
  };
}

/** The form of whoever decides; somebody whose office it is but who may not decide this one is told why. */
export function DecideBox({ detail }: { detail: AppealDetail }) {
  if (detail.whyNotDecide) {
    return (
      <div className="act-box quiet">
        <h2>不能由您认定</h2>
        <p className="muted">{detail.whyNotDecide}</p>
      </div>
    );
  }
  if (!detail.abilities.decide) return null;
  const words = consequences(detail);
  return (
    <section className="act-box" aria-label="认定">
      <h2>您的认定</h2>
      <ActForm schema={decideAppealRequest} act={appealCommand(detail.id, '/decision')} refresh={appealRefresh} done="认定好了" submit="就这样认定">
        <Form.Item name="decision" rules={[{ required: true, message: '请选一个' }]}>
          <Radio.Group className="radio-rows" aria-label="同不同意">
            {detail.decisions.map((decision) => (
              <Radio key={decision} value={decision}>
                <b>{words[decision].label}</b>
                <span className="second">{words[decision].what}</span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="opinion" label="理由" extra={detail.origin === 'citizen' ? '群众凭回执码看得到这段话，不写内部的事，不写谁办的。' : '记入这件申诉；被评单位看得到认定的理由，群众看不到这段话。'}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} showCount />
        </Form.Item>
      </ActForm>
    </section>
  );
}
