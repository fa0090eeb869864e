import { Button, Form, Input } from 'antd';
import { Plus, X } from 'lucide-react';

const most = 10;

/** Who did it, one in a row. Names stay inside: everybody sees the post that the list names. */
export function DoerFields() {
  return (
    <Form.Item label="谁办的" extra="姓名只在内部看得到">
      <Form.List name={['entry', 'doers']}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="doer-row">
                <Form.Item name={[row.name, 'name']}>
                  <Input aria-label={`姓名 ${row.name + 1}`} placeholder="姓名" maxLength={30} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[row.name, 'post']}>
                  <Input aria-label={`岗位 ${row.name + 1}`} placeholder="岗位" maxLength={40} />
                </Form.Item>
                <Button type="text" aria-label={`去掉第 ${row.name + 1} 人`} icon={<X size={16} aria-hidden="true" />} disabled={rows.length < 2} onClick={() => remove(row.name)} />
              </div>
            ))}
            {rows.length < most ? (
              <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => add({ name: '', post: '' })}>
                再加一个人
              </Button>
            ) : null}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
