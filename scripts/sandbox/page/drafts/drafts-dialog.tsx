import { useState } from 'react';
import type { ShownDraft } from '../../contract';
import { Dialog } from '../parts/dialog';
import type { Sandbox } from '../state/use-sandbox';

/** The account's draft box, and the article that is chosen as a phone shows it. */
export function DraftsDialog({ drafts, run, onClose }: { drafts: readonly ShownDraft[]; run: Sandbox['run']; onClose(): void }) {
  const [chosen, setChosen] = useState<{ id: string; index: number } | null>(null);
  const draft = drafts.find(({ id }) => id === chosen?.id) ?? drafts[0];
  const index = draft && draft.id === chosen?.id ? chosen.index : 0;
  const article = draft?.articles[index];
  return (
    <Dialog title="公众号的草稿箱" onClose={onClose} wide>
      {draft && article ? (
        <div className="draft-box">
          <ul className="draft-list">
            {drafts.map(({ id, articles }) => (
              <li key={id}>
                {articles.map(({ title, cover }, at) => (
                  <button key={at} type="button" aria-pressed={id === draft.id && at === index} onClick={() => setChosen({ id, index: at })}>
                    <img src={cover} alt="" />
                    <span>{title}</span>
                  </button>
                ))}
                <button type="button" className="button" onClick={() => void run((api) => api.publishDraft(id))}>
                  在后台发表
                </button>
              </li>
            ))}
          </ul>
          <article className="draft-phone" aria-label={article.title}>
            <h3>{article.title}</h3>
            <p className="muted">{article.author}　刚刚</p>
            <iframe title="正文" sandbox="" srcDoc={`<meta charset="utf-8"><body style="margin:0 16px 24px;font-family:system-ui,sans-serif">${article.content}</body>`} />
            <p className="draft-source">
              阅读原文　<span className="muted">{article.sourceUrl}</span>
            </p>
          </article>
        </div>
      ) : (
        <p className="muted">草稿箱里没有草稿。在管理台把一份公开存到草稿箱，这里就有了。</p>
      )}
    </Dialog>
  );
}
