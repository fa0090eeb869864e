import { X } from 'lucide-react';
import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react';

interface Props {
  title: string;
  /** The button that does it, in words; without: a dialog to read. */
  act?: string;
  /** Whether what was entered is enough. */
  ready?: boolean;
  onAct?(): void;
  wide?: boolean;
  onClose(): void;
  children: ReactNode;
}

/** The browser's own dialog: it keeps the focus inside, closes by Esc and gives the focus back. */
export function Dialog({ title, act, ready = true, wide = false, onAct, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => ref.current?.showModal(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    onAct?.();
    ref.current?.close();
  };
  return (
    <dialog ref={ref} className={wide ? 'reading wide' : act === undefined ? 'reading' : ''} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="icon-button" aria-label="关上" onClick={() => ref.current?.close()}>
            <X size={18} aria-hidden />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {act !== undefined && (
          <footer className="dialog-foot">
            <button type="submit" className="button filled" disabled={!ready}>
              {act}
            </button>
          </footer>
        )}
      </form>
    </dialog>
  );
}
