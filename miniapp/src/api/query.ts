/** What is asked for in an address; nothing for what is not given. */
export function query(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []));
  return given.length > 0 ? `?${given.join('&')}` : '';
}
