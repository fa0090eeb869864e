import { Button, Form, Input } from 'antd';
import { X } from 'lucide-react';
import { savedTopic, topicFieldsMax } from '../../../contracts/clue-topics';
import { ActDialog } from '../../parts/act-dialog';
import type { Edited } from './editor';

/** One kind: its name, examples in the words of a villager, and what is asked besides. */
export function TopicDialog({ topic, onKeep, onClose }: { topic: Edited; onKeep: (topic: Edited) => void; onClose: () => void }) {
  return (
    <ActDialog
      title={topic.label ? `改“${topic.label}”` : '加一类'}
      about="用群众的话写，不用条例里的词。改了名字，以前选这一类的也跟着显示新名字。"
      schema={savedTopic}
      initial={{ label: topic.label, examples: topic.examples, fields: topic.fields }}
      toBody={(values) => ({ ...values, fields: values.fields ?? [], key: topic.key, hidden: topic.hidden })}
      act={(saved) => Promise.resolve({ ...saved, id: topic.id })}
      then={onKeep}
      submit="就这样，再看预览"
      backLabel="不改"
      onClose={onClose}
      width={560}
    >
      <Form.Item name="label" label="叫什么">
        <Input maxLength={20} showCount />
      </Form.Item>
      <Form.Item name="examples" label="举例" extra="几样就够，用顿号分开。">
        <Input maxLength={100} showCount placeholder="如：截留补贴、虚列支出、账目不公开" />
      </Form.Item>
      <Form.List name="fields">
        {(fields, { add, remove }) => (
          <Form.Item label="多问什么（选填）" extra={`最多 ${topicFieldsMax} 样，反映人都可以不填。去掉的，以前的回答还看得到。`}>
            {fields.map(({ key, name }) => (
              <div key={key} className="row entered-person">
                <Form.Item name={[name, 'key']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'label']} noStyle>
                  <Input placeholder="问什么，如：哪笔钱" aria-label="问什么" maxLength={20} />
                </Form.Item>
                <Form.Item name={[name, 'hint']} noStyle>
                  <Input placeholder="提示，如：2025 年修路款" aria-label="提示" maxLength={60} />
                </Form.Item>
                <Button type="text" aria-label="去掉这一问" icon={<X size={15} aria-hidden="true" />} onClick={() => remove(name)} />
              </div>
            ))}
            {fields.length < topicFieldsMax ? <Button onClick={() => add({ key: '', label: '', hint: '' })}>加一问</Button> : null}
          </Form.Item>
        )}
      </Form.List>
    </ActDialog>
  );
}
