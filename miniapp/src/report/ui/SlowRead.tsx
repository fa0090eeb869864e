import { useEffect, useMemo, useState } from 'react';
import { createReader, type Reading, type Voice } from '../../logic/reader';
import { digitWords } from '../../../../contracts/spoken-numbers';
import { watchVoice } from '../../platform/voice';
import { Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

const ordinals = ['一', '二', '三', '四'];

/** 慢慢念一遍, by the device's own voice only; not there where the device has none. */
export function SlowRead({ groups }: { groups: readonly string[] }) {
  const [voice, setVoice] = useState<Voice | null>(null);
  const [reading, setReading] = useState<Reading>({ state: 'idle' });
  const reader = useMemo(() => voice && createReader(voice, setReading), [voice]);
  useEffect(() => watchVoice((found) => setVoice((known) => known ?? found)), []);
  useEffect(() => () => reader?.stop(), [reader]);
  if (!reader) return null;
  const start = () => reader.start(groups.map((group, index) => ({ words: `第${ordinals[index]}组，${[...digitWords(group)].join('，')}`, slow: true })));
  const idle = reading.state === 'idle';
  return (
    <Tap className="link" onTap={idle ? start : reader.stop}>
      <Icon name={idle ? 'speaker' : 'close'} />
      {idle ? '慢慢念一遍' : '不念了'}
    </Tap>
  );
}
