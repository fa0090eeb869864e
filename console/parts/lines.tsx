import { Button, Form } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';

export type Line = Record<string, unknown>;

/** Rows of a list that are added and taken away; `fresh` makes what a new one holds. */
export function Lines({ name, kind, add, fresh, children }: { name: string; kind: string; add: string; fresh: () => Line; children: (at: number) => ReactNode }) {
  return (
    <Form.List name={name}>
      {(items, { add: append, remove }) => (
        <div className="fund-lines">
          {items.map(({ key, name: at }, index) => (
            <div key={key} className={`fund-line ${kind}`}>
              {children(at)}
              <Button type="text" icon={<Trash2 size={15} aria-hidden="true" />} onClick={() => remove(at)}>
                去掉第 {index + 1} 条
              </Button>
            </div>
          ))}
          <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => append(fresh())}>
            {add}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
