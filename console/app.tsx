import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import { SessionContext, useEnter, useSessionQuery } from './api/session';
import { makeQueryClient } from './api/query';
import { Enter } from './pages/enter';
import { Failure, Skeleton } from './parts/notice';
import { Pages } from './shell/pages';
import { antTheme } from './theme';

dayjs.locale('zh-cn');

const motionless = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export function App() {
  const [client] = useState(makeQueryClient);
  return (
    <ConfigProvider locale={zhCN} theme={{ ...antTheme, token: { ...antTheme.token, motion: !motionless } }} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <AntApp message={{ maxCount: 2 }}>
        <QueryClientProvider client={client}>
          <Door />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** Inside only when every step of signing in is done. */
function Door() {
  const session = useSessionQuery();
  const enter = useEnter();
  if (session.isPending) return <Skeleton />;
  if (session.error && !session.data) return <Failure error={session.error} again={() => void session.refetch()} title="没有连上服务器" />;
  if (!session.data || session.data.stage !== 'ready') return <Enter session={session.data ?? null} onStep={enter} />;
  return (
    <SessionContext.Provider value={session.data}>
      <Pages session={session.data} />
    </SessionContext.Provider>
  );
}
