import { useElder } from '../store/elder';
import { Icon } from '../ui/Icon';
import type { PageReader } from '../ui/useReadAloud';
import { KioskIcon } from './icons';
import { leaveForHome } from './leave';

interface Props {
  home: boolean;
  /** After so many seconds without a touch. */
  seconds: number;
  reader: PageReader | null;
  read: () => void;
  onCarry: () => void;
}

/** At the foot of every page, where a child and a wheelchair reach it. */
export function Foot({ home, seconds, reader, read, onCarry }: Props) {
  const { elder, setElder } = useElder();
  const reading = reader?.reading.state;
  return (
    <nav className="kiosk-foot" aria-label="屏幕下方">
      <button type="button" aria-pressed={elder} onClick={() => setElder(!elder)}>
        <Icon name="letters" />
        {elder ? '普通字' : '大字'}
      </button>
      {reader && reading === 'idle' ? (
        <button type="button" onClick={read}>
          <Icon name="speaker" />
          读给我听
        </button>
      ) : null}
      {reader && reading !== 'idle' ? (
        <>
          <button type="button" onClick={reading === 'reading' ? reader.pause : reader.goOn}>
            <Icon name={reading === 'reading' ? 'pause' : 'play'} />
            {reading === 'reading' ? '停一下' : '接着读'}
          </button>
          <button type="button" onClick={reader.stop}>
            <Icon name="close" />
            不听了
          </button>
        </>
      ) : null}
      <button type="button" onClick={onCarry}>
        <KioskIcon name="code" />
        带到手机上
      </button>
      <button type="button" className="kiosk-foot__home" aria-current={home ? 'page' : undefined} onClick={leaveForHome}>
        <KioskIcon name="home" />
        回首页
        <small>没人操作 {seconds} 秒后自动回</small>
      </button>
    </nav>
  );
}
