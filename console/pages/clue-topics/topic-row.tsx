import { Button } from 'antd';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Tag } from '../../parts/page';
import type { Edited } from './editor';

interface RowProps {
  topic: Edited;
  first: boolean;
  last: boolean;
  chosen: boolean;
  onMove: (by: -1 | 1) => void;
  onShow: () => void;
  onEdit: () => void;
  onHide: (hidden: boolean) => void;
  /** Only of one that was never stored. */
  onRemove: (() => void) | undefined;
}

export function TopicRow({ topic, first, last, chosen, onMove, onShow, onEdit, onHide, onRemove }: RowProps) {
  const { label, examples, hidden, fields } = topic;
  return (
    <li className={[hidden ? 'hidden-topic' : '', chosen ? 'on' : ''].join(' ')}>
      <span className="topic-order">
        <Button type="text" size="small" disabled={first} aria-label={`${label} 往前`} icon={<ArrowUp size={15} aria-hidden="true" />} onClick={() => onMove(-1)} />
        <Button type="text" size="small" disabled={last} aria-label={`${label} 往后`} icon={<ArrowDown size={15} aria-hidden="true" />} onClick={() => onMove(1)} />
      </span>
      <button type="button" className="topic-name" aria-pressed={chosen} onClick={onShow}>
        <b>{label}</b>
        {hidden ? <Tag>不再提供</Tag> : null}
        <span className="second">
          {examples || '没有举例'}
          {fields.length > 0 ? `　多问：${fields.map((field) => field.label).join('、')}` : ''}
        </span>
      </button>
      <span className="row">
        <Button size="small" onClick={onEdit}>
          改
        </Button>
        {onRemove ? (
          <Button size="small" onClick={onRemove}>
            去掉
          </Button>
        ) : (
          <Button size="small" onClick={() => onHide(!hidden)}>
            {hidden ? '重新提供' : '不再提供'}
          </Button>
        )}
      </span>
    </li>
  );
}
