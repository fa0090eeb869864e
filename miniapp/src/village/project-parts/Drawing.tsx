/** A drawing in its own proportions. */
export function Drawing({ source, label }: { source: string; label: string }) {
  return <img className="outline" src={source} alt={label} />;
}
