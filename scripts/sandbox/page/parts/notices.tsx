import { CircleAlert, Unplug, X } from 'lucide-react';
import type { Sandbox } from '../state/use-sandbox';

/** What the whole page must say: that it is cut off, and what was refused. */
export function Notices({ sandbox: { view, fault, dismissFault } }: { sandbox: Sandbox }) {
  return (
    <div className="notices">
      {view.connection === 'lost' && (
        <p role="status" className="notice lost">
          <Unplug size={16} aria-hidden />
          和沙箱断开了。页面上是断开前的样子；正在重连，连上就补齐。
        </p>
      )}
      {fault !== null && view.connection !== 'lost' && (
        <p role="alert" className="notice wrong">
          <CircleAlert size={16} aria-hidden />
          <span className="grow">{fault}</span>
          <button type="button" className="icon-button" aria-label="知道了" onClick={dismissFault}>
            <X size={16} aria-hidden />
          </button>
        </p>
      )}
    </div>
  );
}
