import { Button } from 'antd';
import { useState } from 'react';
import { fundMovementEnds, fundMovementKindLabels, reverseMovementRequest, type FundMovement } from '../../../../contracts/fund-money';
import { yuanWords } from '../../../../contracts/fund-words';
import { fileAddress } from '../../../api/files';
import { fundRefresh, reverseMovement, useMovement } from '../../../api/funds';
import { ActDialog } from '../../../parts/act-dialog';
import { dayWords, instantWords } from '../../../parts/dates';
import { ReasonField } from '../../../parts/fields';
import { Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { Facts, Tag } from '../../../parts/page';
import { Panel } from '../../../parts/panel';
import { DayField, dayOf, DocumentField, today } from './fields';

interface PanelProps {
  id: string;
  onClose: () => void;
  onOpen: (id: string) => void;
}

/** One line of the ledger, and the line that takes it back. */
export function MovementPanel({ id, onClose, onOpen }: PanelProps) {
  const { data: movement, error, refetch } = useMovement(id);
  const [reversing, setReversing] = useState(false);
  return (
    <Panel
      label="台账里的一笔"
      onClose={onClose}
      head={
        <>
          <span className="muted">{movement ? `${movement.year} 年 ${movement.programmeName}` : '拨付台账'}</span>
          <div className="panel-title">
            <b className="money">{movement ? `${yuanWords(movement.amount)} 元` : ''}</b>
          </div>
        </>
      }
      foot={movement?.abilities.reverse ? <Button onClick={() => setReversing(true)}>冲正这一笔</Button> : null}
    >
      {error ? <Failure error={error} again={() => void refetch()} /> : null}
      {movement ? <Line movement={movement} onOpen={onOpen} /> : error ? null : <Skeleton />}
      {movement && reversing ? <ReverseDialog movement={movement} onClose={() => setReversing(false)} /> : null}
    </Panel>
  );
}

function Line({ movement, onOpen }: { movement: FundMovement; onOpen: (id: string) => void }) {
  const now = useNow();
  const [fromName, toName] = fundMovementEnds[movement.kind];
  const other = movement.reverses ?? movement.reversedBy;
  return (
    <>
      {other ? (
        <div className="notice flush fund-next">
          <div>
            <b>{movement.reverses ? `冲正 ${dayWords(other.day, now)} 的一笔` : `${dayWords(other.day, now)} 已冲正，不再计入`}</b>
            <p>{other.reason}</p>
            <button type="button" className="link" onClick={() => onOpen(other.id)}>
              {movement.reverses ? '看原来的一笔' : '看冲正的一笔'}
            </button>
          </div>
        </div>
      ) : null}
      <Facts
        rows={[
          ['哪一步', <Tag key="kind">{fundMovementKindLabels[movement.kind]}</Tag>],
          ['日期', dayWords(movement.day, now)],
          ['文号', movement.document],
          [fromName, movement.from.name],
          [toName, movement.to.name],
          ['主管部门', movement.department.name],
          ...(movement.batch ? [['批次', movement.batch] as const] : []),
          ...(movement.payees === null ? [] : [['人（户）数', countWords(movement.payees)] as const]),
          ...(movement.note ? [['备注', movement.note] as const] : []),
          ['谁记的', `${movement.enteredBy}　${instantWords(movement.enteredAt, now)}`],
        ]}
      />
      {movement.files.map((file) => (
        <p key={file.id}>
          <a className="link" href={fileAddress(file.id)} target="_blank" rel="noreferrer">
            {file.name}
          </a>
        </p>
      ))}
    </>
  );
}

function ReverseDialog({ movement, onClose }: { movement: FundMovement; onClose: () => void }) {
  return (
    <ActDialog
      title={`冲正 ${yuanWords(movement.amount)} 元`}
      about="另记一笔相反的，原来的一笔留着，标明已冲正。要改金额或单位，冲正以后重新记。"
      schema={reverseMovementRequest}
      initial={{ day: today() }}
      toBody={(values) => ({ ...values, day: dayOf(values.day) })}
      act={reverseMovement(movement.id)}
      refresh={fundRefresh}
      done="冲正了"
      submit="冲正"
      backLabel="先不冲"
      onClose={onClose}
    >
      <DayField label="冲正的日子" />
      <DocumentField label="冲正单号" />
      <ReasonField label="为什么冲正" />
    </ActDialog>
  );
}
