import { Form, Input, Select } from 'antd';
import { createOrganisationRequest, organisationDetail, organisationKindLabels, type OrganisationKind, type OrganisationNode } from '../../../contracts/organisation';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import { NameFields, WindowFields } from './fields';
import { parentOptions } from './tree-data';

export function CreateOrganisation({ kind, nodes, underId, onClose }: { kind: OrganisationKind; nodes: readonly OrganisationNode[]; underId: string | undefined; onClose: () => void }) {
  const parents = parentOptions(nodes, kind);
  return (
    <ActDialog
      title={`新建${organisationKindLabels[kind]}`}
      about={kind === 'window' ? '建好就有窗口码，可以打印桌牌。窗口码永远不变，也不给别的窗口用。' : undefined}
      schema={createOrganisationRequest}
      initial={{ parentId: parents.some((parent) => parent.value === underId) ? underId : undefined, window: kind === 'window' ? { services: [] } : undefined }}
      toBody={(values) => ({ ...values, kind })}
      act={(body) => ask('/organisations', { method: 'POST', body, answer: organisationDetail })}
      refresh={['organisations', 'setup']}
      done="建好了"
      submit="建立"
      backLabel="先不建"
      onClose={onClose}
    >
      <Form.Item name="parentId" label={kind === 'window' ? '在哪个大厅' : '上级机构'}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={parents} />
      </Form.Item>
      <NameFields />
      <Form.Item name="code" label="机构编码" extra="本委自定，或统一社会信用代码">
        <Input maxLength={32} />
      </Form.Item>
      {kind === 'window' ? <WindowFields nodes={nodes} prefix={['window']} /> : null}
    </ActDialog>
  );
}
