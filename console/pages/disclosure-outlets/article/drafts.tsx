import { Button } from 'antd';
import { articleDraftStateLabels, type ArticleDraft } from '../../../../contracts/article-draft';
import type { Light } from '../../../../contracts/common';
import { renewArticleDraft } from '../../../api/disclosure-outlets';
import { instantWords } from '../../../parts/dates';
import { LightTag } from '../../../parts/light';
import { FormFault } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Card } from '../../../parts/page';
import { useAct } from '../../../parts/use-act';

const lights: Record<ArticleDraft['state'], Light> = { waiting: 'yellow', made: 'done', failed: 'red', gone: 'done' };

/** Drafts that hold this publication: where each is, and what to do with it. */
export function Drafts({ drafts, mayMake }: { drafts: readonly ArticleDraft[]; mayMake: boolean }) {
  const now = useNow();
  const renew = useAct({ act: renewArticleDraft, refresh: ['outlet-article'] });
  if (drafts.length === 0) return null;
  return (
    <Card title="存过的草稿" className="padded-below">
      <ul className="stack drafts" aria-live="polite">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <div className="row">
              {draft.outdated ? <LightTag light="red" word="原文已更正" /> : <LightTag light={lights[draft.state]} word={articleDraftStateLabels[draft.state]} />}
              <b className="grow">{draft.articles.map(({ title }) => title).join('；')}</b>
              <span className="muted">
                {draft.by}　{instantWords(draft.updatedAt, now)}
              </span>
              {draft.outdated && mayMake ? (
                <Button type="primary" loading={renew.busy} onClick={() => renew.run({ id: draft.id, version: draft.version })}>
                  更新草稿
                </Button>
              ) : null}
            </div>
            <p className={draft.fault ? 'late' : 'muted'}>{draft.fault ?? nextWords(draft)}</p>
          </li>
        ))}
      </ul>
      <FormFault error={renew.error} />
    </Card>
  );
}

function nextWords({ state, outdated, articles }: ArticleDraft): string {
  if (outdated) return '草稿里还是旧的。更新以后，正文最上面写明更正了什么。已经发表的，这里改不了，请到公众号后台改，或者另发一条更正。';
  if (state === 'made') return `打开 mp.weixin.qq.com，在“草稿箱”里看一遍${articles.length > 1 ? `这 ${articles.length} 篇` : ''}，没有错再点“发表”。发表只能由人在公众号后台做。`;
  if (state === 'waiting') return '正在存。可以离开这一页；微信没有回话的，会先查再存，不会存成两条。';
  if (state === 'gone') return '草稿箱里没有这一条了：已经发表，或者有人删了。再存一次会另起一条草稿。';
  return '';
}
