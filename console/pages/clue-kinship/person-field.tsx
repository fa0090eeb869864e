import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { kinshipPeople } from '../../../contracts/clue-kinship';
import { ask } from '../../api/client';

/** Somebody of the directory, by the beginning of a name or code. */
export function PersonField({ name, label }: { name: string; label: string }) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['clue-kinship', 'people', text],
    queryFn: ({ signal }) => ask('/clue-kinship/people', { query: { text }, answer: kinshipPeople, signal }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: [one.name, one.code, one.where].filter(Boolean).join('　') }));
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: '请选一个人' }]}>
      <Select showSearch={{ filterOption: false, onSearch: setText }} options={options} loading={found.isFetching} placeholder="姓名或工号的开头" notFoundContent={text.trim() === '' ? '写姓名或工号的开头' : found.isFetching ? '正在找' : '人员库里没有这个人'} />
    </Form.Item>
  );
}
