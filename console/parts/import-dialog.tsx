import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { FileSpreadsheet, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { importKindLabels, importMaxBytes, importStateLabels, type ImportKind, type ImportRun } from '../../contracts/table';
import { download } from '../api/download';
import { cancelImport, isRunning, runImport, startImport, useImport } from '../api/imports';
import { faultWords, FormFault } from './notice';
import { countWords, sizeWords } from './numbers';
import { useAct } from './use-act';

interface ImportDialogProps {
  kind: ImportKind;
  /** First parts of the query keys that change when rows come in. */
  refresh: readonly string[];
  onClose: () => void;
}

/** Excel import in two steps: check everything and list each bad cell, then bring it in; nothing is half done unseen. */
export function ImportDialog({ kind, refresh, onClose }: ImportDialogProps) {
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [runId, setRunId] = useState<string>();
  const run = useImport(runId).data;
  const all = [...refresh, 'imports', 'setup'];
  const start = useAct({ act: (file: File) => startImport(kind, file), then: (started) => setRunId(started.id) });
  const go = useAct({ act: runImport, refresh: all });
  const stop = useAct({ act: cancelImport, refresh: all });
  const template = useAct({ act: () => download(`/imports/templates/${kind}`, {}, `${importKindLabels[kind]}导入模板.xlsx`).catch((error: unknown) => void message.error(faultWords(error))) });
  const finished = run?.state === 'done';
  const client = useQueryClient();
  /** What came in meanwhile shows at once behind the dialog. */
  const close = () => {
    if (run) for (const key of all) void client.invalidateQueries({ queryKey: [key] });
    onClose();
  };

  const choose = (file: File | undefined) => {
    if (!file) return;
    if (file.size > importMaxBytes) return void message.warning(`表格超过 ${sizeWords(importMaxBytes)}，请拆成几个再导`);
    start.run(file);
  };

  return (
    <Modal open title={`导入${importKindLabels[kind]}`} width={720} footer={null} onCancel={close} mask={{ closable: false }}>
      <p className="about">先下载模板照着填，再选填好的表。先检查，有错的格子一个个列出来；都对了才导入。</p>
      <div className="row">
        <Button icon={<FileSpreadsheet size={15} aria-hidden="true" />} loading={template.busy} onClick={() => template.run(undefined)}>
          下载模板
        </Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv"
          hidden
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button type={run ? 'default' : 'primary'} icon={<Upload size={15} aria-hidden="true" />} loading={start.busy} disabled={isRunning(run)} onClick={() => input.current?.click()}>
          {start.busy ? '正在传' : run ? '换一个表' : '选填好的表'}
        </Button>
      </div>
      <FormFault error={start.error ?? go.error ?? stop.error} />
      {run ? <Run run={run} /> : null}
      <div className="act-buttons">
        {run?.canCancel && isRunning(run) ? (
          <Button loading={stop.busy} onClick={() => stop.run(run.id)}>
            停下来
          </Button>
        ) : (
          <Button onClick={close}>{finished ? '看导入的结果' : '先不导'}</Button>
        )}
        {run?.canRun ? (
          <Button type="primary" loading={go.busy} onClick={() => go.run(run.id)}>
            {run.appliedRows > 0 ? `从第 ${countWords(run.appliedRows + 1)} 行接着导` : `导入 ${countWords(run.goodRows)} 条`}
          </Button>
        ) : null}
      </div>
    </Modal>
  );
}

function Run({ run }: { run: ImportRun }) {
  // `appliedRows` counts lines of the sheet, headers and empty ones included.
  const applied = run.state === 'done' ? run.rows : Math.min(run.appliedRows, run.rows);
  const share = run.rows > 0 ? Math.round((applied / run.rows) * 100) : 0;
  return (
    <div className="stack" style={{ marginTop: 14 }}>
      <div className="row between">
        <b>
          {run.fileName}：{importStateLabels[run.state]}
        </b>
        <span className="muted">
          {run.state === 'running' || run.state === 'done' ? `${countWords(applied)} / ${countWords(run.rows)} 条` : `看了 ${countWords(run.rows)} 条`}
        </span>
      </div>
      {run.state === 'running' ? (
        <div className="progress-bar" role="progressbar" aria-valuenow={share} aria-valuemin={0} aria-valuemax={100} aria-label="导入进度">
          <i style={{ width: `${share}%` }} />
        </div>
      ) : null}
      {run.fault ? <p className="form-fault">{run.fault}</p> : null}
      {run.state !== 'checking' && run.problemCount === 0 ? (
        <p className="muted">
          新增 {countWords(run.creates)} 条，更新 {countWords(run.updates)} 条。
        </p>
      ) : null}
      {run.problemCount > 0 ? <Problems run={run} /> : null}
    </div>
  );
}

function Problems({ run }: { run: ImportRun }) {
  return (
    <>
      <p>
        <b>有 {countWords(run.problemCount)} 处要改</b>
        <span className="muted">　在表里改好，再选一次{run.problemCount > run.problems.length ? `；先列出前 ${countWords(run.problems.length)} 处` : ''}</span>
      </p>
      <div style={{ maxHeight: 300, overflowY: 'auto' }}>
        <table className="facts dense" aria-label="要改的格子">
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">列</th>
              <th scope="col">哪里不对</th>
            </tr>
          </thead>
          <tbody>
            {run.problems.map((problem, index) => (
              <tr key={index}>
                <td className="nowrap">第 {problem.row} 行</td>
                <td className="nowrap">{problem.column ? `${problem.column}　${problem.header}` : '整行'}</td>
                <td>{problem.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
