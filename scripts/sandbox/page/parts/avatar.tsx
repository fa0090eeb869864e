/** The last character of a name is what tells people of one family, or of one demo, apart. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {Array.from(name.trim()).at(0) ?? '？'}
    </span>
  );
}
