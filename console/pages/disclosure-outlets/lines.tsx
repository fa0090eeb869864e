import type { ReactNode } from 'react';

/** What a screen shows or somebody reads aloud, line by line. */
export function Lines({ title, about, acts, lines }: { title: string; about: string; acts: ReactNode; lines: readonly string[] }) {
  return (
    <section className="card outlet-lines" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        {acts}
      </div>
      <p className="muted">{about}</p>
      <ol>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
