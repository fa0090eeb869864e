import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { page } from '../../../contracts/common';
import { personSummary } from '../../../contracts/person';
import { ask } from '../../api/client';

/** The person an account belongs to, by the beginning of a name or code; a window worker's own results hang on it. */
export function PersonField() {
  const [text, setText] = useState('');
  const found = useQuery({ queryKey: ['people', 'choice', text], queryFn: ({ signal }) => ask('/people', { query: { text, limit: 20 }, answer: page(personSummary), signal }), placeholderData: keepPreviousData });
  return (
    <Form.Item name="personId" label="是哪个人（选填）" extra="窗口人员要选，“我的窗口”按它认人">
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setText }}
        options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name}　${one.code}　${one.posts[0]?.organisation.name ?? ''}` }))}
        placeholder="姓名或工号的开头"
        notFoundContent="没有这个人，先在“人员”里录入"
      />
    </Form.Item>
  );
}
