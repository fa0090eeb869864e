import { Button, Modal } from 'antd';
import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SheetRead } from '../../contracts/disclosure-sheet';
import { download } from '../api/download';
import { readSheet } from '../api/village-accounts';
import { FormFault } from './notice';
import { useAct } from './use-act';

interface Props {
  itemCode: string;
  itemName: string;
  villageId: string;
  periodKey: string;
  /** A sheet without a bad cell was read. */
  onRead: (content: NonNullable<SheetRead['content']>) => void;
  onClose: () => void;
}

/** Fills a table or an account from a sheet: first every bad cell is named, nothing goes into the draft before all are right. */
export function SheetDialog({ itemCode, itemName, villageId, periodKey, onRead, onClose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const template = useAct({ act: () => download(`/disclosure/sheets/${itemCode}`, {}, `${itemName} 模板.xlsx`) });
  const [read, setRead] = useState<SheetRead | null>(null);
  const look = useAct({ act: (file: File) => readSheet(itemCode, { villageId, periodKey }, file), then: setRead });
  const take = (content: NonNullable<SheetRead['content']>) => {
    onRead(content);
    onClose();
  };
  return (
    <Modal
      open
      title="用表格填"
      width={620}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>先不填</Button>
          {read?.content ? (
            <Button type="primary" onClick={() => take(read.content!)}>
              填进草稿，换掉现在的
            </Button>
          ) : (
            <Button type="primary" icon={<Upload size={15} aria-hidden="true" />} loading={look.busy} onClick={() => input.current?.click()}>
              {read ? '改好了，再选一次' : '选填好的表格'}
            </Button>
          )}
        </>
      }
    >
      <p className="about">
        表头照模板。最多 2000 行。
        <button type="button" className="link" onClick={() => template.run(undefined)}>
          <Download size={15} aria-hidden="true" />
          下载模板
        </button>
      </p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv"
        hidden
        aria-label="填好的表格"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) look.run(file);
          event.target.value = '';
        }}
      />
      <FormFault error={look.error ?? template.error} />
      {read ? <Result read={read} /> : null}
    </Modal>
  );
}

function Result({ read: { content, rows, problemCount, problems, hints } }: { read: SheetRead }) {
  return (
    <div role="status">
      {content ? <p>读了 {rows} 行，没有填错的格子。</p> : <p className="bad">有 {problemCount} 处要改，改好再选一次。草稿没有动。</p>}
      {hints.map((hint) => (
        <p key={hint} className="muted">
          {hint}
        </p>
      ))}
      {problems.length > 0 ? (
        <div className="sheet-problems">
          <table className="facts dense">
            <thead>
              <tr>
                <th scope="col">格子</th>
                <th scope="col">列</th>
                <th scope="col">怎么改</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ row, column, header, message }, index) => (
                <tr key={index}>
                  <td>{column ? `${column}${row}` : `第 ${row} 行`}</td>
                  <td>{header}</td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}
