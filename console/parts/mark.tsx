/** The mirror: a ring with a level surface. `pale` for empty pages. */
export function Mark({ size = 25, pale = false }: { size?: number; pale?: boolean }) {
  const colour = pale ? 'var(--line-2)' : 'var(--accent)';
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <circle cx="16" cy="16" r="13.5" fill="none" stroke={colour} strokeWidth="2.6" />
      <path d="M6.9 15.6h18.2a9.1 9.1 0 0 1-18.2 0Z" fill={colour} />
    </svg>
  );
}
