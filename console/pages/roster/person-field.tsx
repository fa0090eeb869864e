import { Form, Select } from 'antd';
import { useState } from 'react';
import { useRosterPeople } from '../../api/roster';

/** Whom one can put on the roster, searched as one types; `known` is shown before anybody is found. */
export function PersonField({ windowId, known }: { windowId: string | undefined; known?: { value: string; label: string } }) {
  const [text, setText] = useState('');
  const people = useRosterPeople(windowId, text);
  const found = (people.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name}　${one.code}${one.post ? `　${one.post}` : ''}` }));
  const options = known && !text && !found.some((one) => one.value === known.value) ? [known, ...found] : found;
  return (
    <Form.Item name="personId" label="谁" extra="大厅的人，和派驻部门的人">
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        options={options}
        loading={people.isFetching}
        disabled={!windowId}
        placeholder={windowId ? '姓名或工号的开头' : '先选窗口'}
        notFoundContent={people.isFetching ? '正在找' : '没有这个人，请系统管理员先在“人员”里录入'}
      />
    </Form.Item>
  );
}
