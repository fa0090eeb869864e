import { Button } from 'antd';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';

const key = 'my-window.help-read';

/** Storage may be switched off; then the help simply shows again. */
function wasRead(): boolean {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}

function keepRead(): void {
  try {
    localStorage.setItem(key, 'yes');
  } catch {
    // Nothing depends on it.
  }
}

/** Three steps at the first visit; afterwards behind 怎么看. */
export function Help() {
  const [open, setOpen] = useState(() => !wasRead());
  if (!open) {
    return (
      <button type="button" className="link my-help-link" onClick={() => setOpen(true)}>
        <CircleHelp size={16} aria-hidden="true" />
        怎么看
      </button>
    );
  }
  return (
    <section className="card my-help" aria-label="怎么看">
      <h2>怎么看</h2>
      <ol>
        <li>只有您在岗时收到的评议，按大厅的值班表算。谁评的、几点评的，这里都不显示。</li>
        <li>群众的话，回访员转来的才看得到。“吃拿卡要”一类的由纪委保管，不在这里。</li>
        <li>有话要说，点“说明一句”。大厅、部门和纪委看得到，群众看不到。觉得评得不对，5 个工作日内可以申诉。</li>
      </ol>
      <Button
        onClick={() => {
          keepRead();
          setOpen(false);
        }}
      >
        知道了
      </Button>
    </section>
  );
}
