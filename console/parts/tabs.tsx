interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: readonly { value: T; label: string; count?: number }[];
  onChange: (value: T) => void;
}

/** Tabs are work: 我的 12, 逾期 2. */
export function Tabs<T extends string>({ label, value, tabs, onChange }: TabsProps<T>) {
  return (
    <div className="tabs" role="group" aria-label={label}>
      {tabs.map((tab) => (
        <button key={tab.value} type="button" aria-pressed={tab.value === value} onClick={() => onChange(tab.value)}>
          {tab.label}
          {tab.count === undefined ? null : ` ${tab.count}`}
        </button>
      ))}
    </div>
  );
}
