import type { ReactNode } from 'react';
import type { ReminderStatistics } from '../../../../contracts/reminder';
import { percentWords } from '../../../parts/charts/words';
import { countWords } from '../../../parts/numbers';

/** How many can be reached at all, and what became of what was sent. */
export function Standing({ figures }: { figures: ReminderStatistics }) {
  const { cadres, consented, bound, missing, byOccasion } = figures;
  const sent = byOccasion.reduce((sum, line) => sum + line.sent, 0);
  const reached = byOccasion.reduce((sum, line) => sum + line.reached, 0);
  const read = byOccasion.reduce((sum, line) => sum + line.read, 0);
  const share = (count: number, of: number, words: string): string => (of > 0 ? `占${words} ${percentWords(count / of)}` : '');
  return (
    <section className="card figures" aria-label="总的情况">
      <Figure name="干部" value={cadres} unit="人">
        现在在册的
      </Figure>
      <Figure name="同意接收" value={consented} unit="人">
        {share(consented, cadres, '干部')}
      </Figure>
      <Figure name="绑定了" value={bound} unit="人">
        {share(bound, cadres, '干部')}
      </Figure>
      <Figure name="联系不上" value={missing.unreachable} unit="人">
        {missing.unreachable > 0 ? '下面看是哪些人' : '都联系得上'}
      </Figure>
      <Figure name="送到" value={reached} unit="条">
        {sent > 0 ? `${share(reached, sent, '送出的')}，本人看了 ${countWords(read)} 条` : '这段时间没有送出'}
      </Figure>
    </section>
  );
}

function Figure({ name, value, unit, children }: { name: string; value: number; unit: string; children: ReactNode }) {
  return (
    <div>
      <h2>{name}</h2>
      <p className="figure">
        <b>{countWords(value)}</b>
        <i>{unit}</i>
      </p>
      <p>{children}</p>
    </div>
  );
}
