/** 林 for 林溪; for 演示干部13 its number, which is all that tells numbered people apart. */
export function avatarText(name: string): string {
  return /\d{1,2}$/.exec(name.trim())?.[0] ?? Array.from(name.trim()).at(0) ?? '？';
}

export function Avatar({ name }: { name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {avatarText(name)}
    </span>
  );
}
