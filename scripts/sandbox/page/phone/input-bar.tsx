import { LayoutGrid } from 'lucide-react';
import { useState, type FormEvent } from 'react';

interface Props {
  account: string;
  /** Null: the account has no menu, or none for this person. */
  onMenu: (() => void) | null;
  /** False where it was refused; what was written stays. */
  onSend(text: string): Promise<boolean>;
}

export function InputBar({ account, onMenu, onSend }: Props) {
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const clean = text.trim();
    if (clean === '' || sending) return;
    setSending(true);
    if (await onSend(clean)) setText('');
    setSending(false);
  };
  return (
    <form className="input-bar" onSubmit={(event) => void send(event)}>
      {onMenu && (
        <button type="button" className="bar-switch" aria-label="改用菜单" onClick={onMenu}>
          <LayoutGrid size={20} strokeWidth={1.7} aria-hidden />
        </button>
      )}
      <input aria-label={`对${account}说`} value={text} maxLength={2000} autoComplete="off" enterKeyHint="send" onChange={({ target }) => setText(target.value)} />
      <button type="submit" className="send" disabled={text.trim() === ''}>
        发送
      </button>
    </form>
  );
}
