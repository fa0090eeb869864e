import { useDidHide } from '@tarojs/taro';
import { useRef } from 'react';
import { Icon } from './Icon';
import { useReadAloud } from './useReadAloud';

/** 读给我听, by the device's own voice; not there where the device has none. Shows where it is, and stops when the page is left. */
export function ReadAloud() {
  const place = useRef<HTMLDivElement>(null);
  const reader = useReadAloud();
  useDidHide(() => reader?.stop());
  if (!reader) return null;
  const { reading } = reader;
  return (
    <div className={reading.state === 'idle' ? 'read-aloud' : 'read-aloud read-aloud--on'} ref={place}>
      {reading.state === 'idle' ? (
        <button type="button" className="pill" onClick={() => reader.start(place.current?.closest('.page'))}>
          <Icon name="speaker" />
          读给我听
        </button>
      ) : (
        <>
          <button type="button" className="pill" onClick={reading.state === 'reading' ? reader.pause : reader.goOn}>
            <Icon name={reading.state === 'reading' ? 'pause' : 'play'} />
            {reading.state === 'reading' ? '停一下' : '接着读'}
          </button>
          <button type="button" className="pill" onClick={reader.stop}>
            <Icon name="close" />
            不听了
          </button>
        </>
      )}
    </div>
  );
}
