import { useState } from 'react';
import type { Follower } from '../../contract';
import type { Sandbox } from '../state/use-sandbox';
import { phoneWords } from './words';

/** What the sandbox knows of a person. */
export function FollowerFacts({ follower, run }: { follower: Follower; run: Sandbox['run'] }) {
  return (
    <>
      <h2>{follower.name}</h2>
      <dl className="facts">
        <dt>openid</dt>
        <dd>
          <CopyValue what="openid" value={follower.openid} />
        </dd>
        <dt>小程序</dt>
        <dd>
          <CopyValue what="小程序的 openid" value={follower.miniOpenid} />
        </dd>
        <dt>模板消息</dt>
        <dd>{follower.takesTemplates ? '收' : '不收'}</dd>
        <dt>短信</dt>
        <dd>{phoneWords(follower.phone)}</dd>
        {follower.invitation !== null && (
          <>
            <dt>邀请码</dt>
            <dd>
              <CopyValue what="邀请码" value={follower.invitation} />
            </dd>
          </>
        )}
        <dt>登录码</dt>
        <dd>
          <LoginCode openid={follower.openid} run={run} />
        </dd>
      </dl>
    </>
  );
}

function CopyValue({ what, value }: { what: string; value: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button type="button" className="copy-value" title={`${value}，点一下抄下来`} aria-label={`抄下${what}`} onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}>
      {copied ? '抄好了' : value}
    </button>
  );
}

/** What WeChat gives a mini-program so that it can ask who has opened it. */
function LoginCode({ openid, run }: { openid: string; run: Sandbox['run'] }) {
  const [code, setCode] = useState<string | null>(null);
  if (code !== null) return <CopyValue what="登录码" value={code} />;
  return (
    <button type="button" className="link" title="在小程序里用这个人的身份登录，用一次就作废" onClick={() => void run(async (api) => setCode(await api.loginCode(openid)))}>
      取一个
    </button>
  );
}
