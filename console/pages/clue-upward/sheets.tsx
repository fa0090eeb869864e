import type { ReactNode } from 'react';
import type { OpenedUpward, UpwardDetail } from '../../../contracts/clue-upward';
import { usePlatform } from '../../api/platform';
import { sizeWords } from '../../parts/numbers';
import { Facts } from '../../parts/page';
import { factsOf } from '../clues/content-card';
import { identityRows } from './content-card';

/** Paper lasts: with its year, whatever year it is. */
function paperDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function Sheet({ title, code, children }: { title: string; code: string; children: ReactNode }) {
  const commission = usePlatform().data?.commission ?? '';
  return (
    <article className="upward-sheet" aria-label={title}>
      <div className="share-head">
        <h2>{title}</h2>
        <span>{code}</span>
      </div>
      <div className="share-rule" />
      <p className="upward-of">{commission}</p>
      {children}
    </article>
  );
}

/** The sheet on top, then all of it as it was given: shown on paper only. */
export function HandOverSheet({ detail, opened }: { detail: UpwardDetail; opened: OpenedUpward }) {
  const { handOver } = detail;
  if (!handOver) return null;
  const files = [...opened.files, ...opened.entries.flatMap((entry) => entry.files)];
  return (
    <Sheet title="检举控告上送交接单" code={detail.code}>
      <Facts
        rows={[
          ['收到', paperDay(detail.receivedOn)],
          ['移交', paperDay(handOver.on)],
          ['移交给', handOver.office],
          ['移交人', handOver.by.name],
          ['依据', '《纪检监察机关处理检举控告工作规则》第十五条'],
          ['反映人身份', handOver.withIdentity ? '随附' : opened.named ? '没有随附' : '没有留名'],
          ['附件', files.length === 0 ? '没有' : `${files.length} 个，另行交付，清单在后`],
        ]}
      />
      <div className="upward-signs">
        <p>移交人签名＿＿＿＿＿＿＿＿　　年　　月　　日</p>
        <p>接收人签名＿＿＿＿＿＿＿＿　　年　　月　　日</p>
      </div>
      <p className="muted">不摘抄、不复制、不扩大知悉范围。接收后请签名退回一联，本委据此销毁。</p>
      <h3>反映的内容</h3>
      <Facts rows={factsOf(opened)} />
      <p className="clue-what">{opened.what}</p>
      {handOver.withIdentity && opened.identity ? (
        <>
          <h3>反映人</h3>
          <Facts rows={identityRows(opened.identity)} />
        </>
      ) : null}
      {opened.entries.length > 0 ? <h3>对话和记录</h3> : null}
      {opened.entries.map((entry) => (
        <p key={entry.number} className="clue-what">
          {paperDay(entry.day)}　{entry.from === 'reporter' ? '反映人：' : '本委：'}
          {entry.text}
        </p>
      ))}
      {files.length > 0 ? <h3>附件清单</h3> : null}
      {files.map((file) => (
        <p key={file.id} className="small">
          {file.name}，{sizeWords(file.size)}，SHA-256 {file.sha256}
        </p>
      ))}
    </Sheet>
  );
}

/** What is left: number, days, who, and the digest of what was destroyed. */
export function DestructionSheet({ detail }: { detail: UpwardDetail }) {
  const { handOver, destruction } = detail;
  if (!handOver || !destruction) return null;
  return (
    <Sheet title="销毁记录" code={detail.code}>
      <Facts
        rows={[
          ['收到', paperDay(detail.receivedOn)],
          ['移交', `${paperDay(handOver.on)}，${handOver.by.name} 交 ${handOver.office}`],
          ['销毁', `${paperDay(destruction.on)}，${destruction.by?.name ?? '到期自动销毁'}`],
          ['销毁了什么', '内容、反映人身份、对话、附件和打开它们的密钥'],
          ['密文摘要', <span key="sha" className="upward-digest">SHA-256 {destruction.sha256}</span>],
        ]}
      />
      <div className="upward-signs">
        <p>销毁人签名＿＿＿＿＿＿＿＿　　年　　月　　日</p>
        <p>监销人签名＿＿＿＿＿＿＿＿　　年　　月　　日</p>
      </div>
    </Sheet>
  );
}
