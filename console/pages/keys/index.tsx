import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { keyEndLabels, keyStateLabels, rotateKeyRequest, type KeyState, type OwnKey, type OwnKeyOpen } from '../../../contracts/keys';
import type { Light } from '../../../contracts/common';
import { keysRefresh, moveKeys, rotateKey, useOwnKey } from '../../api/keys';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Failure, FormFault, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts, Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { Fingerprint } from './fingerprint';
import { OnlyMine } from './only-mine';

export const keyLights: Record<KeyState, Light> = { none: 'red', waiting: 'yellow', certified: 'green', retired: 'paused' };

const openWords: Record<OwnKeyOpen, string> = {
  open: '打开着，能看封给您的反映',
  notNeeded: '您现在的角色用不着密钥',
  firstSignIn: '还没有密钥。请退出，用自己的密码重新登录一次，密钥会自动生成。',
  signInAgain: '没有打开。请退出后用密码重新登录。',
  changePassword: '没有打开：这次登录的密码打不开它。密码被重置过的，请改一次密码，会生成新的密钥。',
  withdrawn: '被撤销了，打不开任何东西。请退出后重新登录，生成新的密钥，再请身份保管人核对。',
};

/** One's own key: the fingerprint to be read aloud, and whether it is open. */
export default function OwnKeyPage() {
  const { data, error, refetch } = useOwnKey();
  return (
    <Page narrow title="我的密钥" about="封给您的反映，只有您的密码打得开">
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Own own={data} /> : null}
    </Page>
  );
}

function Own({ own }: { own: OwnKey }) {
  const now = useNow();
  const [rotating, setRotating] = useState(false);
  const rows: [string, React.ReactNode][] = [
    ['这次登录', openWords[own.open]],
    ...(own.since ? [['生成', instantWords(own.since, now)] as [string, string]] : []),
    ...(own.certified ? [['确认', `${instantWords(own.certified.at, now)}　${own.certified.byName}`] as [string, string]] : []),
    ...(own.ended ? [['停用', `${instantWords(own.ended.at, now)}　${keyEndLabels[own.ended.reason]}`] as [string, string]] : []),
  ];
  return (
    <>
      <Card
        title="密钥"
        acts={<LightTag light={keyLights[own.state]} word={keyStateLabels[own.state]} />}
        className="key-card"
      >
        <Facts rows={rows} />
        {own.fingerprint ? (
          <>
            <h3>{own.state === 'waiting' ? '请当面或打电话，把指纹念给身份保管人' : '指纹'}</h3>
            <Fingerprint text={own.fingerprint} />
            {own.state === 'waiting' ? <p className="muted">一组一组念。核对以后，新来的反映才会封给您。不要用短信、微信发：发的人可以冒充。</p> : null}
          </>
        ) : null}
        {own.moving ? <Moving /> : null}
        {own.open === 'open' ? (
          <div className="key-acts">
            <Button onClick={() => setRotating(true)}>换一把密钥</Button>
            <span className="muted">密码可能被人看见过时换。手机、验证器丢了不用换。</span>
          </div>
        ) : null}
      </Card>
      {own.open === 'open' ? <OnlyMine /> : null}
      {rotating ? (
        <ActDialog
          title="换成新的密钥，其他地方的登录会退出"
          about="原来能看的照样能看。新密钥要再请身份保管人核对一次；核对以前，新来的反映不会封给您。"
          schema={rotateKeyRequest}
          act={rotateKey}
          refresh={keysRefresh}
          done="换好了，请念新的指纹"
          submit="换新密钥"
          backLabel="先不换"
          onClose={() => setRotating(false)}
        >
          <Form.Item name="password" label="现在的密码">
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
        </ActDialog>
      ) : null}
    </>
  );
}

/** After a rotation: what is still sealed to the old key. */
function Moving() {
  const [moved, setMoved] = useState(0);
  const act = useAct({ act: () => moveKeys(setMoved), refresh: keysRefresh, done: '都转好了，旧密钥已丢弃' });
  return (
    <div className="key-acts">
      <Button type="primary" loading={act.busy} onClick={() => act.run(undefined)}>
        {act.busy ? `正在转，已转 ${moved} 件` : '把旧密钥的转到新密钥'}
      </Button>
      <span className="muted">转完以后，旧密钥才作废。中途关掉不要紧，下次接着转。</span>
      <FormFault error={act.error} />
    </div>
  );
}
