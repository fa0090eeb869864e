import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { confirmSetupRequest, setupChecklist, setupKeyLabels, setupStateLabels, type ConfirmSetupRequest, type SetupChecklist, type SetupKey } from '../../../contracts/setup';
import type { Light } from '../../../contracts/common';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { ActDialog } from '../../parts/act-dialog';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { Card, Page } from '../../parts/page';
import { Rebuild } from './rebuild';

type Item = SetupChecklist['items'][number];
const lights: Record<Item['state'], Light> = { done: 'done', todo: 'red', warning: 'yellow' };
const isConfirmable = (key: SetupKey): key is ConfirmSetupRequest['key'] => key === 'keys' || key === 'backup';

/** What to do before the platform is used. Each line is worked out anew at each look; nobody ticks it by hand. */
export default function SetupPage() {
  const { data, error, refetch, isPending } = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => ask('/setup', { answer: setupChecklist, signal }), staleTime: 0 });
  const { abilities } = useSession();
  const [confirming, setConfirming] = useState<ConfirmSetupRequest['key'] | null>(null);
  const left = data?.items.filter((item) => item.state !== 'done').length ?? 0;
  return (
    <Page narrow title="上线检查" about="每次打开都重新查一遍">
      <Card title={data ? (left === 0 ? '都好了，可以上线' : `还差 ${left} 项`) : '正在检查'}>
        {isPending ? <Skeleton /> : null}
        {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
        <ol className="setup">
          {data?.items.map((item) => (
            <li key={item.key}>
              <span>
                <LightTag light={lights[item.state]} word={setupStateLabels[item.state]} />
              </span>
              <span>
                <b>{setupKeyLabels[item.key]}</b>
                <br />
                <span className="muted">{item.detail}</span>
              </span>
              <Where item={item} onConfirm={setConfirming} />
            </li>
          ))}
        </ol>
      </Card>
      {abilities['statistics.rebuild'] ? <Rebuild /> : null}
      {confirming ? (
        <ActDialog
          title={confirming === 'keys' ? '记下密钥文件备份在哪里' : '记下备份和恢复试过了'}
          about={confirming === 'keys' ? '密钥丢了，电话和身份证号就再也解不开。备份要放在别的机器或离线介质上。' : '只有真的恢复过一次，备份才算数。'}
          schema={confirmSetupRequest}
          toBody={(values) => ({ ...values, key: confirming })}
          act={(body) => ask('/setup/confirm', { method: 'POST', body })}
          refresh={['setup']}
          done="记下了"
          submit="记下"
          backLabel="还没做"
          onClose={() => setConfirming(null)}
        >
          <Form.Item name="note" label={confirming === 'keys' ? '谁放的，放在哪里，哪天' : '谁试的，哪天，恢复到哪里'}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} autoFocus />
          </Form.Item>
        </ActDialog>
      ) : null}
    </Page>
  );
}

function Where({ item, onConfirm }: { item: Item; onConfirm: (key: ConfirmSetupRequest['key']) => void }) {
  const { key, link, state } = item;
  if (isConfirmable(key)) return <Button onClick={() => onConfirm(key)}>{state === 'done' ? '再记一次' : '做好了，记下'}</Button>;
  if (!link) return <span />;
  return (
    <Link className="link" to={link}>
      {state === 'done' ? '去看看' : '去办'}
    </Link>
  );
}
