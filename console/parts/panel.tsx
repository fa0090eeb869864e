import { Button } from 'antd';
import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';

interface PanelProps {
  label: string;
  head: ReactNode;
  foot?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** The drawer beside a list: 460 px, the list stays usable. Escape closes it and gives the focus back to the row. */
export function Panel({ label, head, foot, onClose, children }: PanelProps) {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      // An open dialog or list of choices takes Escape for itself.
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('.ant-modal-wrap:not([style*="none"])')) return;
      onClose();
      document.querySelector<HTMLElement>('tr.on[tabindex]')?.focus();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <aside className="panel" aria-label={label}>
      <div className="panel-head">
        <div className="grow">{head}</div>
        <Button type="text" aria-label="关上" icon={<X size={22} aria-hidden="true" />} onClick={onClose} />
      </div>
      <div className="panel-body">{children}</div>
      {foot ? <div className="panel-foot">{foot}</div> : null}
    </aside>
  );
}
