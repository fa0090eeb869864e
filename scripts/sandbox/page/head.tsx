import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { Mark } from '../../../console/parts/mark';
import type { State } from '../contract';
import { GuideDialog } from './guide/guide-dialog';

/** The name, the warning that never scrolls away, and what the account is set to. */
export function Head({ account }: { account: State['account'] | undefined }) {
  const [reading, setReading] = useState(false);
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
        <button type="button" className="link" onClick={() => setReading(true)}>
          使用说明
        </button>
      </div>
      {reading && <GuideDialog onClose={() => setReading(false)} />}
    </header>
  );
}
