import { Input, Select } from 'antd';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

interface FilterProps {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
  /** Long lists can be searched. */
  search?: boolean;
  /** What stands there while nothing is chosen. */
  all?: string;
}

/** A fact to filter by: 大厅：全部. */
export function Filter({ label, value, options, onChange, search = false, all = '全部' }: FilterProps) {
  return (
    <Select
      className="filter"
      aria-label={label}
      prefix={`${label}：`}
      value={value ?? ''}
      options={[{ value: '', label: all }, ...options]}
      onChange={(next) => onChange(next || undefined)}
      popupMatchSelectWidth={false}
      showSearch={search ? { optionFilterProp: 'label' } : false}
    />
  );
}

const typingPauseMs = 350;

/** Searches after a pause in typing; Enter at once. */
export function SearchBox({ label, value, onChange }: { label: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => {
    if (text.trim() === (value ?? '')) return;
    const timer = setTimeout(() => onChange(text.trim() || undefined), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input
      className="search"
      allowClear
      aria-label={label}
      placeholder={label}
      prefix={<Search size={16} aria-hidden="true" />}
      value={text}
      maxLength={50}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onChange(text.trim() || undefined)}
    />
  );
}
