import { sourceCertaintyLabels, type SourceCertainty } from '../../../contracts/disclosure';
import type { MicroPower } from '../../../contracts/micro-power';
import { limitWords, sumWords } from '../../../contracts/power-words';
import { Facts, Tag } from '../../parts/page';

interface PowerFactsProps {
  power: MicroPower;
  /** How sure each part is; left out on paper for everybody. */
  certainty?: boolean;
}

/** Everything of an entry but its steps. */
export function PowerFacts({ power, certainty = false }: PowerFactsProps) {
  const sure = (value: SourceCertainty) => (certainty ? <Certainty value={value} /> : null);
  const sum = sumWords(power.steps);
  return (
    <div className="power-facts long-names">
      <Facts
        rows={[
          ['跟群众的关系', power.plain],
          [
            '依据',
            <ul key="basis">
              {power.basis.map(({ text, certainty: value }) => (
                <li key={text}>
                  {text}
                  {sure(value)}
                </li>
              ))}
            </ul>,
          ],
          ['责任岗位', power.post],
          ['监督主体', power.supervisor],
          ['条件', <Lines key="conditions" items={power.conditions} />],
          ['材料', <Lines key="materials" items={power.materials} />],
          [
            '办理时限',
            <>
              {power.total ? limitWords(power.total) : sum ? `写明时限的几步加起来 ${sum}` : '没有规定'}
              {power.total ? sure(power.total.certainty) : null}
              {power.totalNote ? `，${power.totalNote}` : null}
            </>,
          ],
          ['公开方式', power.publication],
          ['自由裁量', power.discretion],
          ['监督点', <Lines key="risks" items={power.risks} />],
          ['投诉方式', power.complaint],
        ]}
      />
    </div>
  );
}

const Lines = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

/** Whether it was read in the official text, told by others, or is the platform's proposal. */
export function Certainty({ value }: { value: SourceCertainty }) {
  return (
    <small className="certainty">
      <Tag>{sourceCertaintyLabels[value]}</Tag>
    </small>
  );
}
