import { useQueries } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { Save } from 'lucide-react';
import { useEffect, useState } from 'react';
import { articleLimits, saveArticleDraftRequest, type ArticleOutlet, type ArticlePreview } from '../../../../contracts/article-draft';
import type { Notice } from '../../../../contracts/disclosure-outlet';
import { articleQuery, saveArticleDraft } from '../../../api/disclosure-outlets';
import { uploadFile } from '../../../api/files';
import { FormFault } from '../../../parts/notice';
import { Card } from '../../../parts/page';
import { Tabs } from '../../../parts/tabs';
import { useAct } from '../../../parts/use-act';
import { coverFile, coverSvg, croppedFile, svgAddress, type CoverLook, type OwnCover } from './cover';
import { CoverChoice } from './cover-choice';
import { PhonePreview } from './phone-preview';

interface Written {
  title: string;
  digest: string;
}
const lengthOf = (text: string): number => [...text.trim()].length;

/** Title, digest, cover and company of an article beside how a phone will show it. */
export function ArticleEditor({ id, outlet, notice }: { id: string; outlet: ArticleOutlet; notice: Notice }) {
  const [company, setCompany] = useState<string[]>([]);
  const [written, setWritten] = useState<Record<string, Written>>({});
  const [shown, setShown] = useState(id);
  const [look, setLook] = useState<CoverLook | 'own'>('paper');
  const [own, setOwn] = useState<OwnCover | null>(null);
  // The address of a picture that was chosen goes with it.
  useEffect(() => () => void (own && URL.revokeObjectURL(own.address)), [own]);
  const others = useQueries({ queries: company.map(articleQuery) });
  const previews: ArticlePreview[] = [outlet.preview, ...others.flatMap(({ data }) => (data ? [data.preview] : []))];
  const wordsOf = (preview: ArticlePreview): Written => written[preview.publicationId] ?? preview;
  const current = previews.find(({ publicationId }) => publicationId === shown) ?? outlet.preview;
  const words = wordsOf(current);
  const write = (more: Partial<Written>) => setWritten({ ...written, [current.publicationId]: { title: words.title, digest: words.digest, ...more } });
  const several = company.length > 0;
  const svg = coverSvg({ village: notice.village, town: notice.town, period: notice.period, title: several ? '村务公开' : notice.title }, look === 'own' ? 'paper' : look);

  const articles = previews.map((preview) => ({ publicationId: preview.publicationId, title: wordsOf(preview).title, digest: wordsOf(preview).digest }));
  const checked = saveArticleDraftRequest.shape.articles.safeParse(articles);
  const save = useAct({
    act: async () => {
      const cover = look === 'own' && own ? await croppedFile(own.file) : await coverFile(svg);
      return saveArticleDraft({ articles, coverId: (await uploadFile(cover)).id });
    },
    refresh: ['outlet-article'],
    done: '记下了，正在存到草稿箱',
  });
  const reason = !outlet.connected
    ? '没有接公众号。请管理员写好 WECHAT_OA_APPID 和 WECHAT_OA_SECRET（docs/wechat-setup.md）。'
    : !outlet.abilities.make
      ? '存到公众号由区里的三务公开主管来做。'
      : previews.length <= company.length
        ? '正在读选中的几份'
        : (checked.error?.issues[0]?.message ?? (look === 'own' && !own ? '请选封面图片' : null));
  const again = outlet.drafts.some((draft) => draft.state === 'made' && draft.articles.length === previews.length && draft.articles.every(({ publicationId }) => previews.some((one) => one.publicationId === publicationId)));

  return (
    <div className="article-columns">
      <div className="article-settings">
        <Card title="标题和摘要" className="padded-below">
          {several ? <Tabs label="哪一篇" value={current.publicationId} tabs={previews.map(({ publicationId }, index) => ({ value: publicationId, label: `第 ${index + 1} 篇` }))} onChange={setShown} /> : null}
          <div className="field">
            <span aria-hidden="true">标题</span>
            <Input aria-label="标题" value={words.title} status={lengthOf(words.title) > articleLimits.title || lengthOf(words.title) === 0 ? 'error' : undefined} onChange={({ target }) => write({ title: target.value })} />
            <small className="muted">
              {lengthOf(words.title)} / {articleLimits.title} 字
            </small>
          </div>
          {several ? (
            <p className="muted">几篇在一条消息里，微信不显示摘要。</p>
          ) : (
            <div className="field">
              <span aria-hidden="true">摘要</span>
              <Input.TextArea aria-label="摘要" autoSize={{ minRows: 2 }} value={words.digest} status={lengthOf(words.digest) > articleLimits.digest ? 'error' : undefined} onChange={({ target }) => write({ digest: target.value })} />
              <small className="muted">
                {lengthOf(words.digest)} / {articleLimits.digest} 字，显示在聊天里的卡片上
              </small>
            </div>
          )}
        </Card>
        <CoverChoice look={look} own={own} notice={notice} title={several ? '村务公开' : notice.title} onLook={setLook} onOwn={setOwn} />
        {outlet.siblings.length > 0 ? (
          <Card title="一起存成一条" note={`最多 ${articleLimits.articles} 篇`} className="padded-below">
            <p className="muted">同一个月{notice.village}还公开了这些，选中的各占一篇：</p>
            <ul className="stack">
              {outlet.siblings.map((sibling) => (
                <li key={sibling.id}>
                  <Checkbox
                    checked={company.includes(sibling.id)}
                    disabled={!company.includes(sibling.id) && company.length + 1 >= articleLimits.articles}
                    onChange={({ target }) => {
                      setCompany(target.checked ? [...company, sibling.id] : company.filter((one) => one !== sibling.id));
                      setShown(id);
                    }}
                  >
                    {sibling.title}
                  </Checkbox>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        <FormFault error={save.error} />
        <div className="act-buttons">
          {reason ? <span className="muted">{reason}</span> : null}
          <Button type="primary" icon={<Save size={16} aria-hidden="true" />} disabled={reason !== null} loading={save.busy} onClick={() => save.run(undefined)}>
            {save.busy ? '正在存' : again ? '照这样更新草稿' : '存到公众号草稿箱'}
          </Button>
        </div>
        <p className="muted">只是存成草稿。发表由您在公众号后台做，这里发不出去，也改不了已经发表的。</p>
      </div>
      <PhonePreview account={notice.village} title={words.title} preview={current} cover={look === 'own' ? (own?.address ?? null) : svgAddress(svg)} />
    </div>
  );
}
