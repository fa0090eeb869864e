import { useId, type ReactNode } from 'react';

/** A titled part of the right column; `aside` stands at the end of its head. */
export function Card({ title, aside, className = '', children }: { title: string; aside?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        <div className="card-aside">{aside}</div>
      </header>
      {children}
    </section>
  );
}
