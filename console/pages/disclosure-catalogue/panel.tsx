import { Button } from 'antd';
import { useState } from 'react';
import { columnKindLabels, disclosureAudienceLabels, disclosureClassLabels, disclosureFormLabels, disclosureFrequencyLabels, sourceCertaintyLabels } from '../../../contracts/disclosure';
import { entryOriginLabels, restoreEntryRequest, termOf, type CatalogueDetail, type EntryDifference } from '../../../contracts/disclosure-catalogue';
import { catalogueRefresh, restoreEntry, useCatalogueEntry, useTerms } from '../../api/disclosure-catalogue';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords, instantWords } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts, Tag } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { EntryDialog } from './entry-dialog';
import { placeWords, renumbered, renumberedNote } from './words';

export function EntryPanel({ code, onClose }: { code: string; onClose: () => void }) {
  const { data, error, refetch } = useCatalogueEntry(code);
  const [dialog, setDialog] = useState<'edit' | 'restore' | null>(null);
  return (
    <Panel
      label="公开目录里的一项"
      onClose={onClose}
      head={data ? <Title detail={data} /> : <b>{code}</b>}
      foot={
        data?.abilities.write ? (
          <>
            {data.origin === 'edited' ? <Button onClick={() => setDialog('restore')}>改回默认</Button> : null}
            <Button type="primary" className="push" onClick={() => setDialog('edit')}>
              改这一项
            </Button>
          </>
        ) : null
      }
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body detail={data} /> : null}
      {data && dialog === 'edit' ? <EntryDialog entry={data.entry} revision={data.revision} onClose={() => setDialog(null)} /> : null}
      {data && dialog === 'restore' ? <RestoreDialog detail={data} onClose={() => setDialog(null)} /> : null}
    </Panel>
  );
}

function Title({ detail: { entry, origin } }: { detail: CatalogueDetail }) {
  return (
    <>
      <span className="muted">
        {entry.code}　{disclosureClassLabels[entry.class]}
        {entry.group ? `　${entry.group}` : ''}
      </span>
      <div className="panel-title">
        <b>{entry.name}</b>
        {origin === 'default' ? null : <Tag>{entryOriginLabels[origin]}</Tag>}
        {entry.active ? null : <Tag>停用</Tag>}
      </div>
    </>
  );
}

function Body({ detail }: { detail: CatalogueDetail }) {
  const now = useNow();
  const { entry, comingFrequency } = detail;
  const terms = useTerms().data?.terms;
  return (
    <>
      {comingFrequency ? (
        <div className="notice flush" style={{ marginBottom: 14 }}>
          <div>
            <b>{dayWords(comingFrequency.from, now)} 起{disclosureFrequencyLabels[entry.frequency]}一次</b>
            <p>在那之前还是{disclosureFrequencyLabels[comingFrequency.before]}一次。已经列出的不变。</p>
          </div>
        </div>
      ) : null}
      <Facts
        rows={[
          ['谁公开', placeWords(entry.places)],
          ['公开范围', disclosureAudienceLabels[entry.audience]],
          ['多久一次', [disclosureFrequencyLabels[entry.frequency], entry.ahead ? '是一年的计划' : '', terms ? termOf(terms, { ...entry, single: false }) : ''].filter(Boolean).join('，')],
          ['形式', entry.partOf ? `并入 ${entry.partOf}，不单独公开` : disclosureFormLabels[entry.form]],
          ['要附的', entry.attached || '没有规定，可以附照片和文件'],
          ['谁提供', entry.provider || '—'],
          ['谁审核', entry.reviewer || '—'],
          ['提示', entry.help || '—'],
          ['依据', <>{entry.basis || '—'} <Tag>{sourceCertaintyLabels[entry.certainty]}</Tag></>],
        ]}
      />
      {renumbered(entry.source) ? <p className="muted small">{renumberedNote}</p> : null}
      {entry.columns.length > 0 ? (
        <div className="panel-section">
          <h2>表格的列</h2>
          <ol className="column-list">
            {entry.columns.map(({ key, title, kind, required }) => (
              <li key={key}>
                <b>{title}</b>
                <span className="muted">
                  {columnKindLabels[kind]}
                  {required ? '' : '，可空'}
                  {['name', 'identity', 'phone', 'card'].includes(kind) ? '，公开时遮住' : ''}
                </span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {detail.origin === 'edited' ? (
        <div className="panel-section">
          <h2>和默认的差别</h2>
          {detail.fromDefault.length > 0 ? <Differences rows={detail.fromDefault} words={['默认', '现在']} /> : <p className="muted">内容和默认一样。</p>}
        </div>
      ) : null}
      <div className="panel-section">
        <h2>历来的版本</h2>
        <ul className="calls">
          {detail.versions.map(({ version, at, by, note, differences }) => (
            <li key={version}>
              <div className="row between">
                <b>第 {version} 版</b>
                <span className="muted">{at ? `${by}　${instantWords(at, now)}` : '默认'}</span>
              </div>
              {note ? <p className="small">{note}</p> : null}
              {differences.length > 0 ? <Differences rows={differences} words={['原来', '改成']} /> : null}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Differences({ rows, words: [before, after] }: { rows: readonly EntryDifference[]; words: readonly [string, string] }) {
  return (
    <dl className="differences">
      {rows.map((row) => (
        <div key={row.field}>
          <dt>{row.label}</dt>
          <dd>
            <del aria-label={before}>{row.before || '空'}</del>
            <ins aria-label={after}>{row.after || '空'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function RestoreDialog({ detail, onClose }: { detail: CatalogueDetail; onClose: () => void }) {
  return (
    <ActDialog
      title="改回默认"
      about="以后默认有变，这一项也跟着变。现在的样子留在历来的版本里。"
      schema={restoreEntryRequest}
      toBody={(values) => ({ ...values, revision: detail.revision })}
      act={restoreEntry(detail.entry.code)}
      refresh={catalogueRefresh}
      done="改回默认了"
      submit="改回默认"
      backLabel="不改"
      onClose={onClose}
    >
      <Differences rows={detail.fromDefault.map((row) => ({ ...row, before: row.after, after: row.before }))} words={['现在', '默认']} />
      <ReasonField name="note" label="为什么改回" />
    </ActDialog>
  );
}
