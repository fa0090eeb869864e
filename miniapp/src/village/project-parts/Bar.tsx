/** A bar as wide as its share; said in figures beside it. */
export function Bar({ share, over = false }: { share: number; over?: boolean }) {
  return (
    <div className="project-bar" aria-hidden>
      <div className={over ? 'project-bar__fill project-bar__fill--over' : 'project-bar__fill'} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
