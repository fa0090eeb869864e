import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { onConnected } from './platform/connection';
import { takeOwnAddress } from './platform/first-screen';
import { openKiosk } from './platform/kiosk';
import { watchPrivacy } from './platform/privacy';
import { sendWaiting } from './store/outbox';
import './styles/app.scss';

takeOwnAddress();
openKiosk();

/** Opened at the pages where people report: nothing else is asked or sent from there. */
const opensReport = (path: string | undefined) => /^\/?report\//.test(path ?? '');

/** What waited without a network is sent at the next opening and as soon as the network returns. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(({ path }) => {
    watchPrivacy();
    if (opensReport(path)) return;
    void sendWaiting();
    onConnected(() => void sendWaiting());
  });
  return children;
}
