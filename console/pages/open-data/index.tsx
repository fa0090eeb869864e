import { Form, Input } from 'antd';
import { openFieldTypeLabels, openFilterWords, openFormatLabels, openFormats, openThemeLabels, openThemes, saveOpenLicenceRequest, type OpenDataset, type OpenDataShown } from '../../../contracts/open-data';
import { openDataRefresh, saveOpenLicence, useOpenData } from '../../api/open-data';
import { ActForm } from '../../parts/act-form';
import { CopyButton } from '../../parts/copy-button';
import { dayWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts, Page } from '../../parts/page';

/** What anybody may take, under which addresses, and on which terms. */
export default function OpenDataPage() {
  const { data, error, refetch } = useOpenData();
  return (
    <Page title="开放数据" about="已经公开的内容，做成表给群众自己核对。姓名只有姓，没有号码" acts={data ? <CopyButton text={`${data.origin}/api/open/catalog`} label="复制目录地址（DCAT）" /> : null}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : data ? <Shown shown={data} /> : <Skeleton />}
    </Page>
  );
}

function Shown({ shown }: { shown: OpenDataShown }) {
  return (
    <div className="stack">
      <Licence key={shown.version} shown={shown} />
      {openThemes.map((theme) => (
        <Card key={theme} title={openThemeLabels[theme]}>
          <Tables label={openThemeLabels[theme]} items={shown.items.filter((one) => one.theme === theme)} origin={shown.origin} />
        </Card>
      ))}
    </div>
  );
}

function Licence({ shown: { licence, version, abilities } }: { shown: OpenDataShown }) {
  return (
    <Card title="使用许可" note="写在下载页和目录里">
      {abilities.write ? (
        <div className="padded-form">
          <ActForm schema={saveOpenLicenceRequest} initial={{ ...licence, address: licence.address ?? '' }} toBody={({ address, ...values }) => ({ ...values, address: address === '' ? null : address, version })} act={saveOpenLicence} refresh={openDataRefresh} done="保存了" submit="保存许可" tone="plain">
            <div className="fund-pair">
              <Form.Item name="title" label="叫什么">
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name="address" label="全文的网址（选填）">
                <Input maxLength={300} placeholder="https://" />
              </Form.Item>
            </div>
            <Form.Item name="words" label="怎么用，用大白话写">
              <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
          </ActForm>
        </div>
      ) : (
        <Facts rows={[['叫什么', licence.title], ['怎么用', licence.words], ...(licence.address ? [['全文', licence.address] as const] : [])]} />
      )}
    </Card>
  );
}

function Tables({ label, items, origin }: { label: string; items: readonly OpenDataset[]; origin: string }) {
  const now = useNow();
  return (
    <table className="facts dense open-tables" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">表</th>
          <th scope="col">各列</th>
          <th scope="col">能筛选</th>
          <th scope="col">最新一条</th>
          <th scope="col">下载</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ key, title, about, fields, filters, newest }) => (
          <tr key={key}>
            <td>
              <b>{title}</b>
              <span className="second">{about}</span>
            </td>
            <td>
              <details>
                <summary>{fields.length} 列</summary>
                <ul>
                  {fields.map((field) => (
                    <li key={field.key}>
                      {field.title}
                      <span className="muted">
                        　{openFieldTypeLabels[field.type]}
                        {field.unit ? `，${field.unit}` : ''}　{field.key}
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
            </td>
            <td className="muted">{filters.length === 0 ? '—' : filters.map((filter) => <div key={filter}>{`${filter}：${openFilterWords[filter]}`}</div>)}</td>
            <td className="nowrap">{newest ? dayWords(newest, now) : '—'}</td>
            <td className="nowrap">
              {openFormats.map((format) => (
                <a key={format} className="link" href={`${origin}/api/open/${key}.${format}`} aria-label={`下载${title}，${openFormatLabels[format]}`}>
                  {openFormatLabels[format]}
                </a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
