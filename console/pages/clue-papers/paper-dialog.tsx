import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { changePaperRequest, paperStateLabels, type OpenedPaper } from '../../../contracts/clue-paper';
import { changePaper, openPaper, paperRefresh } from '../../api/clue-papers';
import { ActForm } from '../../parts/act-form';
import { dayWords, instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Failure, Skeleton } from '../../parts/notice';
import { Facts, Tag } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { Watermark } from '../../parts/watermark';
import { PaperActs } from './paper-acts';
import { PaperFields } from './paper-fields';

/** One document: what it says, whose hands it went through, and what is to be done with it. Opening it is on record. */
export function PaperDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [paper, setPaper] = useState<OpenedPaper | null>(null);
  const { run, error } = useAct({ act: () => openPaper(id), then: setPaper });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    run(undefined);
  }, [run]);
  return (
    <Modal open title={paper?.form.title ?? '文书'} onCancel={onClose} footer={null} width={820} mask={{ closable: false }} destroyOnHidden className="paper-dialog">
      {error ? <Failure error={error} again={() => run(undefined)} /> : null}
      {!paper && !error ? <Skeleton /> : null}
      {paper ? <Shown key={paper.version} paper={paper} onChanged={setPaper} onClose={onClose} /> : null}
    </Modal>
  );
}

interface ShownProps {
  paper: OpenedPaper;
  onChanged: (paper: OpenedPaper) => void;
  onClose: () => void;
}

function Shown({ paper, onChanged, onClose }: ShownProps) {
  return (
    <div onCopy={(event) => event.preventDefault()} onCut={(event) => event.preventDefault()}>
      {/* Over a clue's page lies its own already. */}
      {paper.clue ? null : <Watermark number={paper.number ?? ''} />}
      <Head paper={paper} />
      <Remarks paper={paper} />
      {paper.abilities.change ? (
        <ActForm schema={changePaperRequest} initial={{ body: paper.body }} toBody={(values) => ({ ...values, version: paper.version })} act={changePaper(paper.id)} refresh={paperRefresh} done="改好了" then={onChanged} submit="存草稿" tone="plain">
          <PaperFields form={paper.form} />
        </ActForm>
      ) : (
        <Words paper={paper} />
      )}
      <PaperActs paper={paper} onChanged={onChanged} onGone={onClose} />
    </div>
  );
}

function Head({ paper }: { paper: OpenedPaper }) {
  const now = useNow();
  const about = paper.clue ? `线索 ${paper.clue.code}` : [paper.unit?.name, paper.followUpNumber].filter(Boolean).join('　');
  return (
    <>
      <p className="paper-number">
        <b>{paper.number ?? '签发时编号'}</b>
        <Tag>{paperStateLabels[paper.state]}</Tag>
        <span className="muted">{dayWords(paper.day, now)}</span>
      </p>
      <Facts
        rows={[
          ['事由', about],
          ['拟稿', paper.drafter.name],
          ['核稿', paper.reviewer?.name ?? '没有核稿'],
          ['签发', paper.signer?.name ?? '还没签发'],
        ]}
      />
    </>
  );
}

function Remarks({ paper }: { paper: OpenedPaper }) {
  const now = useNow();
  return paper.remarks.map(({ what, by, at, text }) => (
    <p key={at} className="paper-remark secret">
      <b>{what === 'void' ? '作废' : '退回'}</b>
      <span className="muted small">
        {by}　{instantWords(at, now)}
      </span>
      <span>{text}</span>
    </p>
  ));
}

function Words({ paper: { form, body } }: { paper: OpenedPaper }) {
  return (
    <div className="paper-words secret">
      {form.toLabel ? <p>{body.to}：</p> : null}
      {form.fields
        .filter(({ key }) => body.fields[key])
        .map(({ key, label }) => (
          <section key={key}>
            <h3>{label}</h3>
            <p>{body.fields[key]}</p>
          </section>
        ))}
      {body.rows.length > 0 ? (
        <table className="facts">
          <thead>
            <tr>
              {form.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.rows.map((row, index) => (
              <tr key={index}>
                {row.map((text, at) => (
                  <td key={form.columns[at]}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="muted">
        密级：{body.secrecy}　共 {body.copies} 份
      </p>
    </div>
  );
}
