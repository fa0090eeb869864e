import { Checkbox, Form, Input, Radio, Select, Switch } from 'antd';
import { disclosureAudience, disclosureAudienceLabels, disclosureClass, disclosureClassLabels, disclosureForm, disclosureFormLabels, disclosureFrequency, disclosureFrequencyLabels, disclosurePlace, sourceCertainty, sourceCertaintyLabels } from '../../../contracts/disclosure';
import { addEntryRequest, saveEntryRequest, type CatalogueEntry } from '../../../contracts/disclosure-catalogue';
import { addEntry, catalogueRefresh, saveEntry } from '../../api/disclosure-catalogue';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';
import { ReasonField } from '../../parts/fields';
import { ColumnsEditor, columnsOf } from './columns-editor';
import { placeWords, renumbered, renumberedNote } from './words';

const choices = <T extends string>(values: readonly T[], labels: Record<T, string>) => values.map((value) => ({ value, label: labels[value] }));

interface EntryDialogProps {
  entry: CatalogueEntry;
  /** Null: a new one. */
  revision: number | null;
  onDone?: (code: string) => void;
  onClose: () => void;
}

/** One entry, in the words of whoever keeps the catalogue. */
export function EntryDialog({ entry, revision, onDone, onClose }: EntryDialogProps) {
  const [form] = Form.useForm();
  const shown = Form.useWatch('form', form) as CatalogueEntry['form'] | undefined;
  const frequency = Form.useWatch('frequency', form) as CatalogueEntry['frequency'] | undefined;
  const { code: _code, version: _version, basis: _basis, ...fields } = entry;
  const toBody = (values: Values): unknown => ({
    ...fields,
    ...values,
    columns: values.form === 'table' ? columnsOf(values.columns) : [],
    ahead: values.frequency === 'yearly' && values.ahead === true,
    partOf: values.form === 'accounts' ? ((values.partOf as string | undefined)?.trim() || null) : null,
    ...(revision === null ? {} : { revision }),
  });
  const common = { form, initial: { ...entry, partOf: entry.partOf ?? '' }, toBody, refresh: catalogueRefresh, width: 720, onClose };
  const children = (
    <>
      <div className="two-columns">
        {revision === null ? (
          <Form.Item name="code" label="编码" extra="大写字母开头，如 Q1">
            <Input maxLength={10} />
          </Form.Item>
        ) : null}
        <Form.Item name="name" label="公开什么">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="class" label="类别">
          <Select options={choices(disclosureClass.options, disclosureClassLabels)} />
        </Form.Item>
        <Form.Item name="group" label="小类（选填）">
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="frequency" label="多久一次" extra={revision === null || frequency === entry.frequency ? undefined : '从下一个整时段起，已经列出的不变'}>
          <Select options={choices(disclosureFrequency.options, disclosureFrequencyLabels)} />
        </Form.Item>
        <Form.Item name="provider" label="谁提供（选填）">
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="reviewer" label="谁审核（选填）">
          <Input maxLength={30} />
        </Form.Item>
      </div>
      {frequency === 'yearly' ? (
        <Form.Item name="ahead" valuePropName="checked">
          <Checkbox>是一年的计划，年初公开</Checkbox>
        </Form.Item>
      ) : null}
      <div className="two-columns">
        <Form.Item name="places" label="谁公开">
          <Checkbox.Group options={disclosurePlace.options.map((value) => ({ value, label: placeWords([value]) }))} />
        </Form.Item>
        <Form.Item name="audience" label="公开范围">
          <Radio.Group options={choices(disclosureAudience.options, disclosureAudienceLabels)} />
        </Form.Item>
      </div>
      <Form.Item name="form" label="形式">
        <Radio.Group options={choices(disclosureForm.options, disclosureFormLabels)} />
      </Form.Item>
      {shown === 'table' ? <ColumnsEditor /> : null}
      {shown === 'accounts' ? (
        <Form.Item name="partOf" label="并入哪一项（选填）" extra="写编码，如 F0。并入的写在那本账里，不单独公开">
          <Input maxLength={10} style={{ width: 120 }} />
        </Form.Item>
      ) : null}
      {shown !== 'accounts' ? (
        <Form.Item name="attached" label="要附的（选填）" extra="写要附什么，如：审计报告。写了的，没有附件不能交">
          <Input maxLength={60} />
        </Form.Item>
      ) : null}
      <Form.Item name="help" label="给村里的提示（选填）" extra="什么要遮住、什么不写，在这里说清">
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={500} />
      </Form.Item>
      <Form.Item label="依据" extra={renumbered(entry.source) ? renumberedNote : '只写出处，不抄条文'}>
        <div className="row source-fields">
          <Form.Item name={['source', 'law']} noStyle>
            <Input aria-label="法律或文件" placeholder="法律或文件" maxLength={60} />
          </Form.Item>
          <Form.Item name={['source', 'version']} noStyle>
            <Input aria-label="哪一年的" placeholder="哪一年的" maxLength={20} />
          </Form.Item>
          <Form.Item name={['source', 'article']} noStyle>
            <Input aria-label="第几条" placeholder="第几条" maxLength={40} />
          </Form.Item>
          <Form.Item name="certainty" noStyle>
            <Select aria-label="核对了没有" options={choices(sourceCertainty.options, sourceCertaintyLabels)} />
          </Form.Item>
        </div>
      </Form.Item>
      {revision === null ? null : (
        <Form.Item name="active" label="还公开吗" valuePropName="checked" extra="停用后，各村没公开的不用再公开">
          <Switch checkedChildren="在用" unCheckedChildren="停用" />
        </Form.Item>
      )}
      <ReasonField name="note" label={revision === null ? '为什么加' : '为什么改'} extra="记入历来的版本" />
    </>
  );
  if (revision === null) {
    return (
      <ActDialog title="加一项要公开的" schema={addEntryRequest} act={addEntry} done="加好了" submit="加上" backLabel="先不加" then={(detail) => onDone?.(detail.entry.code)} {...common}>
        {children}
      </ActDialog>
    );
  }
  return (
    <ActDialog title={`改“${entry.name}”`} schema={saveEntryRequest} act={saveEntry(entry.code)} done="改好了" submit="就这样改" backLabel="不改" {...common}>
      {children}
    </ActDialog>
  );
}
