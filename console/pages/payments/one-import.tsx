import { Button } from 'antd';
import { Download } from 'lucide-react';
import { Link } from 'react-router';
import { importStateLabels, type ImportChoice, type ImportRun, type TableProblem } from '../../../contracts/table';
import { download } from '../../api/download';
import { cancelImport, chooseImport, isRunning, runImport } from '../../api/imports';
import { FormFault } from '../../parts/notice';
import { countWords } from '../../parts/numbers';
import { Card, Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { Mapping } from './mapping';

const refresh = ['imports', 'payments', 'payment-lists'];

/** One sheet on its way in. */
export function OneImport({ run, onBack }: { run: ImportRun; onBack: () => void }) {
  const choose = useAct({ act: (choice: ImportChoice) => chooseImport(run.id, choice), refresh });
  const go = useAct({ act: runImport, refresh });
  const stop = useAct({ act: cancelImport, refresh });
  const save = useAct({ act: () => download(`/imports/${run.id}/problems`, {}, '要改的格子.xlsx') });
  return (
    <Page
      title={run.fileName}
      about={importStateLabels[run.state]}
      acts={
        <>
          <Button onClick={onBack}>回导入列表</Button>
          {run.canCancel ? (
            <Button loading={stop.busy} onClick={() => stop.run(run.id)}>
              停下来
            </Button>
          ) : null}
          {run.canRun ? (
            <Button type="primary" loading={go.busy} onClick={() => go.run(run.id)}>
              {run.appliedRows > 0 ? `从第 ${countWords(run.appliedRows + 1)} 行接着导` : `导入 ${countWords(run.creates + run.updates)} 条`}
            </Button>
          ) : null}
        </>
      }
    >
      <FormFault error={choose.error ?? go.error ?? stop.error ?? save.error} />
      {run.fault ? <p className="form-fault">{run.fault}</p> : null}
      {isRunning(run) || run.state === 'done' || run.rows > 0 ? <Progress run={run} /> : null}
      {run.problemCount > 0 ? (
        <Card
          title={`${countWords(run.problemCount)} 处要改`}
          note={run.problemCount > run.problems.length ? `先列出前 ${countWords(run.problems.length)} 处` : undefined}
          acts={
            <Button icon={<Download size={15} aria-hidden="true" />} loading={save.busy} onClick={() => save.run(undefined)}>
              存成表格
            </Button>
          }
        >
          <p className="about card-words">在原表里改好，重新上传；列对错了的，在下面重新对，再检查一遍。</p>
          <Cells label="要改的格子" problems={run.problems} />
        </Card>
      ) : null}
      {run.leftOut > 0 ? (
        <Card title={`${countWords(run.leftOut)} 行没有导`} note="重复的和合计行">
          <Cells label="没有导的行" problems={run.notes} />
        </Card>
      ) : null}
      {run.canChoose && run.choice ? <Mapping key={`${run.state} ${run.id}`} run={run} choice={run.choice} busy={choose.busy} onChoose={choose.run} /> : null}
      {run.state === 'done' ? (
        <p>
          <Link to={`/payments/lines?import=${run.id}`}>看导进来的明细</Link>　<Link to="/payments/lists">看要不要公开</Link>
        </p>
      ) : null}
    </Page>
  );
}

function Progress({ run }: { run: ImportRun }) {
  const applied = run.state === 'done' ? run.rows : Math.min(run.appliedRows, run.rows);
  const share = run.rows > 0 ? Math.round((applied / run.rows) * 100) : 0;
  return (
    <Card title={importStateLabels[run.state]} note={run.appliedRows > 0 ? `${countWords(applied)} / ${countWords(run.rows)} 行` : `看了 ${countWords(run.rows)} 行`}>
      {run.state === 'running' ? (
        <div className="progress-bar" role="progressbar" aria-valuenow={share} aria-valuemin={0} aria-valuemax={100} aria-label="导入进度">
          <i style={{ width: `${share}%` }} />
        </div>
      ) : null}
      <p className="muted card-words">{`新增 ${countWords(run.creates)} 笔，冲正和更正 ${countWords(run.updates)} 笔，没有导 ${countWords(run.leftOut)} 行。`}</p>
    </Card>
  );
}

function Cells({ label, problems }: { label: string; problems: readonly TableProblem[] }) {
  return (
    <div style={{ maxHeight: 320, overflowY: 'auto' }}>
      <table className="facts dense" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">列</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, index) => (
            <tr key={index}>
              <td className="nowrap">{`第 ${problem.row} 行`}</td>
              <td className="nowrap">{problem.column ? `${problem.column}　${problem.header}` : problem.header || '整行'}</td>
              <td>{problem.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
