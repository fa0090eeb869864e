import { deliveryChannelLabels } from '../../../contracts/delivery';
import type { OutsideRefusal } from '../../../contracts/outside-templates';
import { dayWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { useNow } from '../../parts/now';

/** What the platforms did not take in the last two weeks because of a form. */
export function Refusals({ refusals }: { refusals: readonly OutsideRefusal[] }) {
  const now = useNow();
  if (refusals.length === 0) return null;
  return (
    <table className="facts fixed" aria-label="近两周被平台拒收的">
      <thead>
        <tr>
          <th scope="col" style={{ width: 150 }}>近两周被拒收</th>
          <th scope="col" style={{ width: 170 }}>渠道</th>
          <th scope="col">为什么</th>
          <th scope="col" style={{ width: 80 }} className="right">
            条数
          </th>
        </tr>
      </thead>
      <tbody>
        {refusals.map((one) => (
          <tr key={`${one.day} ${one.channel} ${one.code}`}>
            <td>
              <LightTag light="red" word={dayWords(one.day, now)} />
            </td>
            <td>{deliveryChannelLabels[one.channel]}</td>
            <td>
              {one.why}
              <span className="second">平台的错误码 {one.code}</span>
            </td>
            <td className="right">{one.count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
