import { Button, Form, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { saveBulletinRequest, type BulletinDetail } from '../../../contracts/bulletin';
import { bulletinRefresh, saveBulletin } from '../../api/bulletins';
import { ActForm } from '../../parts/act-form';

const examplesMax = 8;

/** The texts around the figures, checked for numbers of people by the same rule as on the server. */
export function TextsForm({ bulletin }: { bulletin: BulletinDetail }) {
  // The version that was opened or saved here: what another saved meanwhile is not written over.
  const [version, setVersion] = useState(bulletin.version);
  return (
    <ActForm
      schema={saveBulletinRequest}
      initial={bulletin.texts}
      toBody={(values) => ({ changes: '', ...values, examples: ((values.examples as (string | undefined)[] | undefined) ?? []).map((text) => text ?? ''), version })}
      act={saveBulletin(bulletin.id)}
      refresh={bulletinRefresh}
      then={(saved) => setVersion(saved.version)}
      done="保存了"
      submit="保存"
      tone="accent"
    >
      {bulletin.corrects ? (
        <Form.Item name="changes" label="改了什么、为什么改" extra="群众最先看到这一段">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} showCount />
        </Form.Item>
      ) : null}
      <Form.Item name="title" label="标题">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="introduction" label="导语">
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="rectification" label="整改情况">
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} showCount />
      </Form.Item>
      <Form.List name="examples">
        {(rows, { add, remove }) => (
          <div className="stack examples">
            <span>整改事例（选填）</span>
            {rows.map((row, index) => (
              <div key={row.key} className="example-row">
                <Form.Item name={row.name}>
                  <Input.TextArea aria-label={`事例 ${index + 1}`} placeholder="哪个窗口、什么问题、怎么改的，不写人名" autoSize={{ minRows: 2 }} maxLength={300} />
                </Form.Item>
                <Button type="text" aria-label={`去掉事例 ${index + 1}`} icon={<X size={16} aria-hidden="true" />} onClick={() => remove(row.name)} />
              </div>
            ))}
            {rows.length < examplesMax ? (
              <span>
                <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => add('')}>
                  加一个事例
                </Button>
              </span>
            ) : null}
          </div>
        )}
      </Form.List>
      <Form.Item name="next" label="下一步（选填）" extra="写清做什么、哪天前做完">
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
