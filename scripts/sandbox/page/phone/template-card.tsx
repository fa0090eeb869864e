import { ChevronRight } from 'lucide-react';
import type { ChatEntry } from '../../contract';
import { webAddress } from './text-parts';

type Card = Extract<ChatEntry['content'], { type: 'template' }>;

/** A template message or a subscription notice, over the whole width as WeChat shows it. */
export function TemplateCard({ card: { title, fields, url } }: { card: Card }) {
  const address = webAddress(url);
  return (
    <article className="template">
      <h3>{title}</h3>
      <dl>
        {fields.map(({ label, value }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {address !== null && (
        <a href={address} target="_blank" rel="noreferrer">
          查看详情
          <ChevronRight size={17} aria-hidden />
        </a>
      )}
    </article>
  );
}
