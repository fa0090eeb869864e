/** 林 for 林溪; 干 for 演示干部13, as all of the demo's people begin alike. */
export function avatarText(name: string): string {
  return Array.from(name.trim().replace(/^演示/, '')).at(0) ?? '？';
}

export function Avatar({ name }: { name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {avatarText(name)}
    </span>
  );
}
