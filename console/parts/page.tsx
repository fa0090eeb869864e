import type { ReactNode } from 'react';
import { useEffect } from 'react';

/** Title, one sentence about the page, and the acts at its right. */
export function Page({ title, about, acts, narrow = false, children }: { title: string; about?: ReactNode; acts?: ReactNode; narrow?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 清鉴`;
  }, [title]);
  return (
    <div className={narrow ? 'page narrow' : 'page'}>
      <div className="page-title">
        <h1>{title}</h1>
        {about ? <span className="muted">{about}</span> : null}
        {acts ? <span className="page-acts">{acts}</span> : null}
      </div>
      {children}
    </div>
  );
}

export function Card({ title, note, acts, children, className = '' }: { title?: string; note?: ReactNode; acts?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={`card ${className}`}>
      {title ? (
        <div className="card-head">
          <h2>
            {title}
            {note ? <small>{note}</small> : null}
          </h2>
          {acts}
        </div>
      ) : null}
      {children}
    </section>
  );
}

export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}

/** A few facts, name and value side by side. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="pairs">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
