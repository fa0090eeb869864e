import { organisationParents, type OrganisationKind, type OrganisationNode } from '../../../contracts/organisation';

export interface TreeItem {
  key: string;
  title: string;
  closed: boolean;
  children: TreeItem[];
}

/** Nested for a tree; windows are left to the table beside it. A node whose parent is out of scope stands at the top. */
export function treeOf(nodes: readonly OrganisationNode[]): TreeItem[] {
  const items = new Map<string, TreeItem>();
  const roots: TreeItem[] = [];
  for (const node of nodes) {
    if (node.kind === 'window') continue;
    const item = { key: node.id, title: node.shortName ?? node.name, closed: !node.active, children: [] };
    items.set(node.id, item);
    const parent = node.parentId ? items.get(node.parentId) : undefined;
    (parent?.children ?? roots).push(item);
  }
  return roots;
}

/** Where a node of this kind may stand, with the names above it so that equal names can be told apart. */
export function parentOptions(nodes: readonly OrganisationNode[], kind: OrganisationKind, withoutId?: string): { value: string; label: string }[] {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return nodes
    .filter((node) => node.active && organisationParents[kind].includes(node.kind) && !(withoutId && node.path.includes(withoutId)))
    .map((node) => ({
      value: node.id,
      label: node.path.slice(1).flatMap((id) => names.get(id) ?? []).join(' / ') || node.name,
    }));
}
