import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import type { Carried } from '../platform/kiosk';
import { PhoneCode } from './phone-code';

/** What the code leads to, and why it is not done here. */
const told: Record<Carried, { title: string; words: string }> = {
  page: { title: '带到手机上', words: '用手机扫一扫，打开这一页，回家慢慢看。' },
  report: { title: '反映问题', words: '这块屏旁边的人看得到，不在这里写。用您自己的手机扫码写，可以不留名字。' },
  receipt: { title: '看答复', words: '用您自己的手机扫码，凭回执码看。' },
  ask: { title: '我有疑问', words: '用您自己的手机扫码，接着写您的问题。不用登录，不记您是谁。' },
  household: { title: '用手机查我家的补贴', words: '用您自己的手机扫码，可以凭手机验证码查，旁边的人看不到。' },
  file: { title: '用手机打开文件', words: '这份文件在手机上打开，可以存下来，可以转给别人。' },
};

export function CarrySheet({ what, path, onClose }: { what: Carried; path: string; onClose: () => void }) {
  const { title, words } = told[what];
  return (
    <Sheet title={title} onClose={onClose}>
      <PhoneCode address={window.location.origin + path} />
      <p>{words}</p>
    </Sheet>
  );
}

export function PictureSheet({ address, onClose }: { address: string; onClose: () => void }) {
  return (
    <Sheet title="图片" onClose={onClose}>
      <div className="kiosk-picture">
        <img src={address} alt="放大的图片" />
      </div>
    </Sheet>
  );
}

/** Over the page, low enough to be reached; closed by its button, by Escape, or by a touch beside it. */
function Sheet({ title, children, onClose }: { title: string; children: ReactNode; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const closeBeside = ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
    if (target === currentTarget) onClose();
  };
  return (
    <dialog ref={dialog} className="kiosk-sheet" aria-label={title} onClose={onClose} onClick={closeBeside}>
      <div className="kiosk-sheet__inner">
        <h2 className="title">{title}</h2>
        {children}
        <button type="button" className="button button--plain" onClick={onClose}>
          看好了，关上
        </button>
      </div>
    </dialog>
  );
}
