import { Button, Modal } from 'antd';
import { Keyboard } from 'lucide-react';
import { useEffect, useState } from 'react';

export interface PageKey {
  /** As it stands on the keyboard; what is pressed, where `run` is given. */
  key: string;
  words: string;
  /** Without it the key is another part's, e.g. the list's, and only named here. */
  run?: () => void;
}

/** What every list does (`ListTable`). */
export const listKeys: readonly PageKey[] = [
  { key: '↓ 或 j', words: '下一行' },
  { key: '↑ 或 k', words: '上一行' },
  { key: 'Enter', words: '打开这一行' },
];

/** The page's keys, and the button that names them; ? does the same. While somebody types, or a dialog is open, none of them works. */
export function PageKeys({ keys }: { keys: readonly PageKey[] }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const run = event.key === '?' ? () => setShown(true) : keys.find(({ key }) => key === event.key)?.run;
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
  return (
    <>
      <Button type="text" className="keys-button" icon={<Keyboard size={17} aria-hidden="true" />} aria-keyshortcuts="?" onClick={() => setShown(true)}>
        快捷键
      </Button>
      <Modal open={shown} title="这一页的快捷键" onCancel={() => setShown(false)} footer={null} width={420} destroyOnHidden>
        <dl className="keys-list">
          {[...keys, { key: '?', words: '看这张表' }].map(({ key, words }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">在输入框里打字时不起作用。</p>
      </Modal>
    </>
  );
}

const typing = 'input, textarea, select, [contenteditable], [role="combobox"]';
function isTaken({ ctrlKey, metaKey, altKey, target, defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || ctrlKey || metaKey || altKey || (target instanceof Element && target.closest(typing) !== null) || document.querySelector('[role="dialog"]') !== null;
}

/** The search box of a page. */
export const focusSearch = (): void => document.querySelector<HTMLInputElement>('.filters .search input')?.focus();
