import { Button } from 'antd';
import { payKindLabels, payStateLabels, payState } from '../../../contracts/payment-order';
import { differenceKindLabels, differenceNext, differenceStateLabels, type Difference } from '../../../contracts/reconciliation';
import { LightTag } from '../../parts/light';
import { yuanWords } from '../../parts/money';
import { Facts } from '../../parts/page';

const stateWords = (state: string): string => payState.options.flatMap((each) => (each === state ? [payStateLabels[each]] : []))[0] ?? theirWords[state] ?? state;
const theirWords: Record<string, string> = { SUCCESS: '成功', REFUND: '转入退款', REVOKED: '已撤销', PROCESSING: '处理中', CLOSED: '已关闭', ABNORMAL: '退款异常' };
const sideWords = (side: Difference['ours']): string => (side ? `${yuanWords(side.amount)}，${stateWords(side.state)}` : '没有');

/** Both sides, what to do next, and what was said of it by whom. */
export function DifferenceCard({ difference: one, onExplain, onConfirm }: { difference: Difference; onExplain: () => void; onConfirm: () => void }) {
  return (
    <article className="difference" aria-label={`${differenceKindLabels[one.kind]} ${one.number ?? ''}`}>
      <div className="line">
        <b>{differenceKindLabels[one.kind]}</b>
        <LightTag light={one.state === 'open' ? 'red' : one.state === 'explained' ? 'yellow' : 'done'} word={differenceStateLabels[one.state]} />
      </div>
      <Facts
        rows={[
          ...(one.number ? [['单号', `${one.number}${one.payKind ? `　${payKindLabels[one.payKind]}` : ''}`] as const] : []),
          [one.kind === 'balance' ? '应当是' : '我们', sideWords(one.ours)],
          [one.kind === 'balance' ? '账单上' : '微信', sideWords(one.theirs)],
          ...(one.note ? [['说明', `${one.note}　${one.explainedBy ?? ''}`] as const] : []),
          ...(one.confirmedBy ? [['确认', one.confirmedBy] as const] : []),
        ]}
      />
      {one.state === 'open' ? <p className="muted">{differenceNext[one.kind]}</p> : null}
      {one.abilities.explain || one.abilities.confirm ? (
        <div className="act-buttons">
          {one.abilities.explain ? <Button onClick={onExplain}>{one.state === 'explained' ? '改说明' : '写明怎么回事'}</Button> : null}
          {one.abilities.confirm ? <Button onClick={onConfirm}>看说明，确认</Button> : null}
        </div>
      ) : null}
    </article>
  );
}
