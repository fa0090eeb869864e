import { fundDifferenceLabels, type FundFlow } from '../../../../contracts/fund-flow';
import { yuanWords } from '../../../../contracts/fund-words';
import { LightTag } from '../../../parts/light';
import { countWords } from '../../../parts/numbers';
import { Card } from '../../../parts/page';

/** What to do next: which programme does not agree where, and where money lies still. */
export function Findings({ flow, onLedger }: { flow: FundFlow; onLedger: (programme: string | null, placeId: string | null) => void }) {
  const { differences, differenceCount, stranded, strandedCount } = flow;
  return (
    <div className="fund-findings">
      <Card title="对不上的" note={countNote(differenceCount, differences.length)}>
        {differences.length === 0 ? <p className="about inset">每一步都对得上。</p> : null}
        <ul className="finding-list">
          {differences.map((one) => (
            <li key={`${one.kind}${one.programme}${one.place.key}${one.amount}`}>
              <div className="row between">
                <b>{one.programmeName}</b>
                <LightTag light="red" word={fundDifferenceLabels[one.kind]} more={yuanWords(one.amount)} />
              </div>
              <p>{one.words}</p>
              <button type="button" className="link" onClick={() => onLedger(one.programme, one.place.id)}>
                查台账
              </button>
            </li>
          ))}
        </ul>
      </Card>
      <Card title="滞留的" note={strandedCount > 0 ? countNote(strandedCount, stranded.length) : '收到后 30 个工作日没有拨出或发放'}>
        {stranded.length === 0 ? <p className="about inset">没有滞留的钱。</p> : null}
        <ul className="finding-list">
          {stranded.map((one) => (
            <li key={`${one.programme}${one.place.key}${one.since}`}>
              <div className="row between">
                <b>{one.programmeName}</b>
                <LightTag light="red" word="滞留" more={yuanWords(one.amount)} />
              </div>
              <p>{one.words}</p>
              <button type="button" className="link" onClick={() => onLedger(one.programme, one.place.id)}>
                查台账
              </button>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

const countNote = (count: number, listed: number): string => (count === 0 ? '' : `${countWords(count)} 处，大的在前${count > listed ? `；先列出 ${countWords(listed)} 处` : ''}`);
