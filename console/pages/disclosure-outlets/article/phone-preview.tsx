import type { ArticlePreview } from '../../../../contracts/article-draft';
import { svgAddress } from './cover';

/** What a reader will have in his hand. The article runs in a frame that may do nothing. */
export function PhonePreview({ account, title, preview, cover }: { account: string; title: string; preview: ArticlePreview; cover: string | null }) {
  const body = preview.html.replace('{{code}}', svgAddress(preview.code));
  return (
    <figure className="phone-preview">
      <div className="phone-frame">
        <h3>{title || '还没有标题'}</h3>
        <p className="muted">{account}</p>
        {cover ? <img src={cover} alt="封面" /> : null}
        <iframe title="正文的样子" sandbox="" srcDoc={`<!doctype html><meta charset="utf-8"><body style="margin:0;font-family:system-ui,sans-serif">${body}</body>`} />
      </div>
      <figcaption className="muted">
        正文 {preview.length} 字符，微信最多 20000
        {preview.leftOut > 0 ? `；太长，还有 ${preview.leftOut} 行没有登，正文里写明了扫码看全部` : ''}
      </figcaption>
    </figure>
  );
}
