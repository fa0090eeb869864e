import { useOrganisationTree } from './organisations';

/** Towns, villages and communities within one's scope: 柳溪镇, 柳溪镇 石桥村. */
export function usePlaceOptions(only: 'all' | 'villages' = 'all'): { value: string; label: string }[] {
  const nodes = useOrganisationTree().data?.items ?? [];
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return nodes
    .filter(({ kind }) => kind === 'village' || kind === 'community' || (kind === 'town' && only === 'all'))
    .map(({ id, kind, name, parentId }) => ({ value: id, label: kind === 'town' ? name : `${names.get(parentId ?? '') ?? ''} ${name}`.trim() }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh'));
}
