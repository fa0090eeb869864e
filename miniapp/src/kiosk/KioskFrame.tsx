import { useCallback, useEffect, useState } from 'react';
import { answerKiosk, kioskCode, plainPath, type Carried } from '../platform/kiosk';
import { useReadAloud } from '../ui/useReadAloud';
import { Foot } from './Foot';
import { secondsOf } from './idle';
import { Keyboard, useTyping } from './Keyboard';
import { leaveForHome } from './leave';
import { OfflineNote } from './OfflineNote';
import { CarrySheet, PictureSheet } from './Sheets';
import { StillThere } from './StillThere';
import { useIdle } from './useIdle';
import { useNetworkAgain } from './useNetworkAgain';
import { addressNow, currentPage, onHome, usePagePath } from './usePagePath';
import { renewPages } from './worker-life';

const renewMs = 30_000;

/** `over`: the page over which it was opened; it is gone with it. */
type Sheet = { over: string } & ({ kind: 'carry'; what: Carried; path: string } | { kind: 'picture'; address: string });

/** What a screen shows around every page. */
export function KioskFrame() {
  const [opened, setSheet] = useState<Sheet | null>(null);
  const [own, setOwn] = useState(false);
  const path = usePagePath();
  const sheet = opened?.over === path ? opened : null;
  const reader = useReadAloud();
  const typing = useTyping();
  const stopReading = reader?.stop;
  const idle = useIdle({ own, reading: reader?.reading.state === 'reading' });

  useEffect(() => {
    answerKiosk((asked) => {
      if (asked.kind === 'leave') leaveForHome();
      else if (asked.kind === 'own') setOwn(asked.on);
      else setSheet({ ...asked, over: addressNow() });
    });
  }, []);
  // Another page: the voice that read the one before falls silent.
  useEffect(() => stopReading?.(), [path, stopReading]);
  useEffect(() => {
    if (idle.state === 'over') leaveForHome();
  }, [idle.state]);

  useEffect(() => {
    if (idle.state !== 'untouched') return;
    const timer = setInterval(renewPages, renewMs);
    return () => clearInterval(timer);
  }, [idle.state]);
  useNetworkAgain(own || typing !== null || sheet !== null);

  const close = useCallback(() => setSheet(null), []);
  const carryPage = () => setSheet({ kind: 'carry', what: /\/household\//.test(path) ? 'household' : 'page', path: onHome(path) ? `/v/${kioskCode() ?? ''}` : plainPath(), over: path });
  return (
    <>
      <OfflineNote home={onHome(path)} />
      {typing ? <Keyboard field={typing} /> : <Foot home={onHome(path)} seconds={secondsOf(own)} reader={reader} read={() => reader?.start(currentPage())} onCarry={carryPage} />}
      {sheet?.kind === 'carry' ? <CarrySheet what={sheet.what} path={sheet.path} onClose={close} /> : null}
      {sheet?.kind === 'picture' ? <PictureSheet address={sheet.address} onClose={close} /> : null}
      {idle.state === 'asking' ? <StillThere seconds={idle.seconds} /> : null}
    </>
  );
}
