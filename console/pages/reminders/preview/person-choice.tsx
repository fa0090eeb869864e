import { Select } from 'antd';
import { useState } from 'react';
import type { ReminderOccasion } from '../../../../contracts/reminder';
import { useCadres, useNextReader } from '../../../api/reminders';

/** Whose eyes to read it with. Without a choice, somebody who gets it next: a preview should be there at once. */
export function usePersonChoice(occasion: ReminderOccasion) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ id: string; label: string }>();
  const anybody = useCadres('').data?.[0];
  const next = useNextReader(occasion);
  const first = next === null ? anybody : next;
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
