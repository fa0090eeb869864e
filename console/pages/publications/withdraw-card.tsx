import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { publicationWithdrawals, type PublicationDetail, type PublicationWithdrawals } from '../../../contracts/publication';
import { fileAddress } from '../../api/files';
import { Card } from '../../parts/page';

type Files = PublicationDetail['withdrawable'];

interface WithdrawCardProps {
  withdraws: PublicationWithdrawals;
  files: Files;
  onChange: (withdraws: PublicationWithdrawals) => void;
}

/** Of a correction: what of the old edition held personal data, and is taken from it once the town agrees. */
export function WithdrawCard({ withdraws, files, onChange }: WithdrawCardProps) {
  const [typed, setTyped] = useState('');
  const { words } = withdraws;
  const right = publicationWithdrawals.shape.words.element.safeParse(typed).success && !words.includes(typed.trim());
  const add = () => {
    if (!right) return;
    onChange({ ...withdraws, words: [...words, typed.trim()] });
    setTyped('');
  };
  return (
    <Card title="旧版里含个人信息的" note="没有就不用填。审核通过后，旧版不再显示这些，工作人员还看得到" className="padded-below">
      {files.length > 0 ? (
        <Checkbox.Group className="stack" aria-label="要撤下的文件" value={withdraws.files} options={files.map(({ id, name }) => ({ value: id, label: <FileName id={id} name={name} /> }))} onChange={(chosen) => onChange({ ...withdraws, files: chosen })} />
      ) : null}
      {words.length > 0 ? (
        <ul className="problem-list">
          {words.map((word) => (
            <li key={word}>
              “{word}”改成“**”{'　'}
              <Button size="small" type="text" aria-label={`不遮 ${word}`} onClick={() => onChange({ ...withdraws, words: words.filter((one) => one !== word) })}>
                不遮了
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="row">
        <Input aria-label="要遮住的字" placeholder="照旧版里的写，如一个人的姓名" value={typed} maxLength={100} onChange={({ target }) => setTyped(target.value)} onPressEnter={add} />
        <Button onClick={add} disabled={!right}>
          遮住
        </Button>
      </div>
    </Card>
  );
}

const FileName = ({ id, name }: { id: string; name: string }) => (
  <>
    撤下 {name}{'　'}
    <a className="link" href={fileAddress(id)} target="_blank" rel="noreferrer">
      看一眼
    </a>
  </>
);

/** The same for whoever checks and approves it. */
export function Withdraws({ withdraws, files }: { withdraws: PublicationWithdrawals; files: Files }) {
  const gone = files.filter(({ id }) => withdraws.files.includes(id));
  if (gone.length + withdraws.words.length === 0) return null;
  return (
    <Card title="从旧版撤下的" note="原因：含个人信息。审核通过时撤下" className="padded-below">
      <ul className="problem-list">
        {gone.map(({ id, name }) => (
          <li key={id}>
            <FileName id={id} name={name} />
          </li>
        ))}
        {withdraws.words.map((word) => (
          <li key={word}>“{word}”改成“**”</li>
        ))}
      </ul>
    </Card>
  );
}
