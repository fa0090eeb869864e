import { useRouter } from '@tarojs/taro';
import { useCallback } from 'react';
import { ApiFault } from '../../api/fault';
import { goPowers } from '../../platform/places';
import { useVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { getPower } from '../api/powers';
import { PowerView } from './PowerView';
import '../styles/powers.scss';

const noCode = new ApiFault('refused', 'notFound', '没有找到。');

/** One power: who does it, how long it takes, step by step. */
export default function PowerPage() {
  const chosen = useVillage();
  const { code, village = chosen?.id } = useRouter().params;
  const load = useCallback(() => (code ? getPower(code) : Promise.reject(noCode)), [code]);
  const { loaded, again } = useLoad(load);
  if (loaded.state === 'ready') return <PowerView power={loaded.value} village={village} />;
  return (
    <Page title="权力清单">
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : (
        <Failed
          fault={loaded.fault}
          again={again}
          unknown={
            <Empty
              alone
              title="没有找到这一项"
              action={
                <Button kind="plain" onTap={() => goPowers(village)}>
                  看整张清单
                </Button>
              }
            >
              可能地址没有写全，或者这一项已经停用。
            </Empty>
          }
        />
      )}
    </Page>
  );
}
