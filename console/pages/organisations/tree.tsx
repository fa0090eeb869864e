import { Checkbox, Tree } from 'antd';
import type { OrganisationNode } from '../../../contracts/organisation';
import { treeOf, type TreeItem } from './tree-data';

interface OrganisationTreeProps {
  nodes: readonly OrganisationNode[];
  chosen: string | undefined;
  withClosed: boolean;
  onChoose: (id: string) => void;
  onClosed: (with_: boolean) => void;
  onOpen: (id: string) => void;
}

export function OrganisationTree({ nodes, chosen, withClosed, onChoose, onClosed, onOpen }: OrganisationTreeProps) {
  const roots = treeOf(nodes);
  return (
    <>
      <div className="row between" style={{ marginBottom: 8 }}>
        <Checkbox checked={withClosed} onChange={(event) => onClosed(event.target.checked)}>
          连停用的
        </Checkbox>
        {chosen ? (
          <button type="button" className="link" onClick={() => onOpen(chosen)}>
            看选中的
          </button>
        ) : null}
      </div>
      <Tree<TreeItem>
        blockNode
        treeData={roots}
        selectedKeys={chosen ? [chosen] : []}
        defaultExpandedKeys={roots.map((root) => root.key)}
        titleRender={(item) => (item.closed ? `${item.title}（已停用）` : item.title)}
        onSelect={([key]) => key !== undefined && onChoose(String(key))}
      />
    </>
  );
}
