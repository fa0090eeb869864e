import { Button, Form, InputNumber, Select } from 'antd';
import { sourceCertaintyLabels } from '../../../contracts/disclosure';
import { saveTermsRequest, termNames, termPreset, termPresetLabels, termWords, type DisclosureTermsShown, type TermName, type TermPreset } from '../../../contracts/disclosure-catalogue';
import { saveTerms, termsRefresh, useTerms } from '../../api/disclosure-catalogue';
import { ActForm } from '../../parts/act-form';
import { Failure, Skeleton } from '../../parts/notice';
import { Card, Tag } from '../../parts/page';

/** By which day things are due here, each number with where it comes from. */
export function Terms() {
  const { data, error, refetch } = useTerms();
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Fields key={data.version} shown={data} />;
}

function Fields({ shown }: { shown: DisclosureTermsShown }) {
  const [form] = Form.useForm();
  const values = (Form.useWatch([], form) ?? shown.terms) as Record<TermName, number> & { preset: TermPreset };
  const preset = shown.presets.find((one) => one.preset === values.preset) ?? shown.presets[0]!;
  const may = shown.abilities.write === true;
  const lines = termNames.options.map((name) => <Line key={name} name={name} may={may} value={values[name]} preset={preset} />);
  const table = (
    <table className="facts dense terms" aria-label="公开期限">
      <thead>
        <tr>
          <th scope="col">什么</th>
          <th scope="col">多少</th>
          <th scope="col">从哪里来</th>
        </tr>
      </thead>
      <tbody>{lines}</tbody>
    </table>
  );
  return (
    <Card title="公开期限" note="管以后列入的，已经列出的到期日不变。到期那天是休息日的，顺延到下一个工作日">
      {may ? (
        <div className="padded-form terms-form">
          <ActForm form={form} schema={saveTermsRequest} initial={shown.terms} toBody={(all) => ({ ...all, version: shown.version })} act={saveTerms} refresh={termsRefresh} done="保存了" submit="保存期限">
            <div className="row preset-row">
              <Form.Item name="preset" label="照哪里的" style={{ width: 180 }}>
                <Select options={termPreset.options.map((value) => ({ value, label: termPresetLabels[value] }))} />
              </Form.Item>
              <Button onClick={() => form.setFieldsValue(preset.terms)}>按{termPresetLabels[preset.preset]}填好</Button>
            </div>
            {table}
          </ActForm>
        </div>
      ) : (
        table
      )}
    </Card>
  );
}

/** The origin is that of the number as it stands in the field. */
function Line({ name, may, value, preset }: { name: TermName; may: boolean; value: number | undefined; preset: DisclosureTermsShown['presets'][number] }) {
  const [label, unit] = termWords[name];
  const origin = value === preset.terms[name] ? preset.origins[name] : undefined;
  return (
    <tr>
      <td>
        {label}
        <span className="second">{unit}</span>
      </td>
      <td>
        {may ? (
          <Form.Item name={name} noStyle>
            <InputNumber min={1} precision={0} aria-label={`${label}，${unit}`} style={{ width: 90 }} />
          </Form.Item>
        ) : (
          <b>{value}</b>
        )}
      </td>
      <td>
        {origin ? (
          <>
            {origin.certainty === 'proposal' ? null : `${origin.from} `}
            <Tag>{sourceCertaintyLabels[origin.certainty]}</Tag>
          </>
        ) : (
          '本区自定'
        )}
      </td>
    </tr>
  );
}
