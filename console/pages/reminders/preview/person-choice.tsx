import { Select } from 'antd';
import { useState } from 'react';
import { useCadres } from '../../../api/reminders';

/** Whose eyes to read it with. Without a choice, the first one: a preview should be there at once. */
export function usePersonChoice() {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ id: string; label: string }>();
  const first = useCadres('').data?.[0];
  const found = useCadres(text).data ?? [];
  const label = ({ name, where }: { name: string; where: string }) => `${name}　${where}`;
  const person = chosen ?? (first ? { id: first.id, label: label(first) } : undefined);
  const options = found.map((one) => ({ value: one.id, label: label(one) }));
  const choice = (
    <Select
      aria-label="换一个人看"
      className="person-choice"
      showSearch={{ filterOption: false, onSearch: setText }}
      value={person?.id ?? null}
      options={person && !text && !options.some(({ value }) => value === person.id) ? [{ value: person.id, label: person.label }, ...options] : options}
      labelRender={({ label: shown }) => shown ?? person?.label}
      onChange={(id: string) => setChosen({ id, label: options.find(({ value }) => value === id)?.label ?? '' })}
      placeholder="还没有干部"
      notFoundContent="没有这个人"
    />
  );
  return { personId: person?.id, choice };
}
