import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { deliveryFigures, type DeliveryFigures } from '../../../contracts/delivery';
import { ask, type Query } from '../../api/client';
import { percentWords } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';
import { channelWords } from './words';

/** How many are planned, sent, reached, failed and unknown, of what is listed below; then the same channel by channel. */
export function Figures({ query, onUnknown }: { query: Query; onUnknown: () => void }) {
  const { data } = useQuery({ queryKey: ['deliveries', 'figures', query], queryFn: ({ signal }) => ask('/deliveries/figures', { query, answer: deliveryFigures, signal }) });
  if (!data) return null;
  const { byState } = data;
  const sent = byState.delivered + byState.accepted + byState.unknown;
  return (
    <section className="card" aria-label="数一数">
      <div className="figures">
        <Figure name="待送" value={byState.waiting}>
          {byState.expired + byState.cancelled > 0 ? `另有 ${countWords(byState.expired + byState.cancelled)} 件过时或取消，没有送` : '到时候自己送'}
        </Figure>
        <Figure name="送出" value={sent}>
          {byState.accepted > 0 ? `${countWords(byState.accepted)} 件平台已收，待回执` : '都有了结果'}
        </Figure>
        <Figure name="送到" value={byState.delivered}>
          {sent > 0 ? `占送出的 ${percentWords(byState.delivered / sent)}，只算证实了的` : '只算证实了的'}
        </Figure>
        <Figure name="没有送到" value={byState.failed}>
          {byState.failed > 0 ? '哪个渠道都没成，要当面告诉本人' : '没有'}
        </Figure>
        <Figure name="结果不明" value={byState.unknown}>
          {byState.unknown > 0 ? (
            <button type="button" className="link" onClick={onUnknown}>
              问一问本人，再点“查清了”
            </button>
          ) : (
            '没有要查的'
          )}
        </Figure>
      </div>
      {data.byChannel.length > 0 ? <ByChannel rows={data.byChannel} /> : null}
    </section>
  );
}

function Figure({ name, value, children }: { name: string; value: number; children: ReactNode }) {
  return (
    <div>
      <h2>{name}</h2>
      <p className="figure">
        <b>{countWords(value)}</b>
        <i>件</i>
      </p>
      <p>{children}</p>
    </div>
  );
}

/** Folded away: the list below is what people come for. */
function ByChannel({ rows }: { rows: DeliveryFigures['byChannel'] }) {
  return (
    <details className="by-channel">
      <summary>各渠道送了多少</summary>
      <table className="facts dense" aria-label="各渠道">
        <thead>
          <tr>
            <th scope="col">渠道</th>
            {['送出', '送到', '没有送成', '结果不明'].map((name) => (
              <th key={name} scope="col" className="right" style={{ width: 130 }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.channel}>
              <td>{channelWords(row.channel)}</td>
              {[row.sent, row.reached, row.failed, row.unknown].map((count, index) => (
                <td key={index} className="right">
                  {countWords(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
