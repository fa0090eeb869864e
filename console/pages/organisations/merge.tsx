import { Form, Select } from 'antd';
import { mergeOrganisationRequest, type OrganisationDetail, type OrganisationNode } from '../../../contracts/organisation';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';
import { windowNumberWords } from '../../parts/numbers';

/** Every open window as a choice, those of the same hall first. */
function targets(nodes: readonly OrganisationNode[], detail: OrganisationDetail): { value: string; label: string }[] {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return nodes
    .filter((node) => node.window && node.active && node.id !== detail.id)
    .sort((a, b) => Number(b.parentId === detail.parentId) - Number(a.parentId === detail.parentId))
    .map((node) => ({ value: node.id, label: `${names.get(node.parentId ?? '') ?? ''} ${windowNumberWords(node.window?.number ?? '')} ${node.name}`.trim() }));
}

export function MergeDialog({ detail, nodes, onClose }: { detail: OrganisationDetail; nodes: readonly OrganisationNode[]; onClose: () => void }) {
  return (
    <ActDialog
      title={`${detail.name}停用，并入别的窗口`}
      about="以前的评议仍记在它名下。桌上的二维码不用换：再有人扫，就评到并入的窗口，页面上会说明。以后又分开的，点“恢复”。"
      schema={mergeOrganisationRequest}
      toBody={(values) => ({ ...values, version: detail.version })}
      act={(body) => ask(`/organisations/${detail.id}/merge`, { method: 'POST', body })}
      refresh={['organisations', 'roster', 'setup']}
      done="并好了"
      submit="并入"
      backLabel="先不并"
      onClose={onClose}
    >
      <Form.Item name="intoId" label="并入哪个窗口">
        <Select showSearch={{ optionFilterProp: 'label' }} options={targets(nodes, detail)} />
      </Form.Item>
      <ReasonField label="为什么合并" />
    </ActDialog>
  );
}
