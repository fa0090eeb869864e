import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { page } from '../../../contracts/common';
import { personDetail, personSummary } from '../../../contracts/person';
import { ask } from '../../api/client';

/** One person, found by the beginning of the name or code. */
export function PersonFilter({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const [text, setText] = useState('');
  const found = useQuery({ queryKey: ['people', 'choice', text], queryFn: ({ signal }) => ask('/people', { query: { text, limit: 20 }, answer: page(personSummary), signal }), placeholderData: keepPreviousData });
  // The address may name somebody who is not among those found.
  const chosen = useQuery({ queryKey: ['people', 'one', value], queryFn: ({ signal }) => ask(`/people/${value}`, { answer: personDetail, signal }), enabled: value !== undefined });
  const people = new Map([...(chosen.data && value ? [chosen.data] : []), ...(found.data?.items ?? [])].map((one) => [one.id, `${one.name}　${one.posts[0]?.organisation.name ?? ''}`]));
  return (
    <Select
      className="filter"
      aria-label="哪个人"
      prefix="人："
      style={{ minWidth: 150 }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value && people.has(value) ? value : null}
      options={[...people].map(([id, label]) => ({ value: id, label }))}
      onChange={(id: string | undefined | null) => onChange(id ?? undefined)}
      placeholder="全部"
      popupMatchSelectWidth={false}
      notFoundContent="没有这个人"
    />
  );
}
