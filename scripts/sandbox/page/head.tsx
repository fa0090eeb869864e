import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { Mark } from '../../../console/parts/mark';
import type { ShownDraft, State } from '../contract';
import { DraftsDialog } from './drafts/drafts-dialog';
import { GuideDialog } from './guide/guide-dialog';
import type { Sandbox } from './state/use-sandbox';

/** The name, the warning that never scrolls away, and what the account is set to. */
export function Head({ account, drafts, run }: { account: State['account'] | undefined; drafts: readonly ShownDraft[]; run: Sandbox['run'] }) {
  const [reading, setReading] = useState(false);
  const [inBox, setInBox] = useState(false);
  return (
    <header className="head">
      <h1>
        <Mark size={24} />
        <span className="wordmark">清鉴</span>
        <span className="head-what">微信沙箱</span>
      </h1>
      <p className="only-here">
        <Unplug size={16} aria-hidden />
        只在本机，不连微信，不发真短信
      </p>
      <div className="head-facts">
        {account && (
          <>
            <span title={`平台向这里发消息；这里向 ${account.callback} 回调`}>接口 {account.origin.replace(/^https?:\/\//, '')}</span>
            <span>安全模式 {account.safeMode ? '已开' : '没开'}</span>
          </>
        )}
        <button type="button" className="link" onClick={() => setInBox(true)}>
          草稿箱 {drafts.length}
        </button>
        <button type="button" className="link" onClick={() => setReading(true)}>
          使用说明
        </button>
      </div>
      {inBox && <DraftsDialog drafts={drafts} run={run} onClose={() => setInBox(false)} />}
      {reading && <GuideDialog onClose={() => setReading(false)} />}
    </header>
  );
}
