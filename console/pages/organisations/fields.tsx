import { Form, Input, Select } from 'antd';
import type { OrganisationNode } from '../../../contracts/organisation';

export function NameFields() {
  return (
    <>
      <Form.Item name="name" label="名称">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="shortName" label="简称（选填）">
        <Input maxLength={20} />
      </Form.Item>
    </>
  );
}

export function WindowFields({ nodes, prefix = [] }: { nodes: readonly OrganisationNode[]; prefix?: string[] }) {
  const departments = nodes.filter((node) => node.kind === 'department' && node.active).map((node) => ({ value: node.id, label: node.name }));
  return (
    <>
      <Form.Item name={[...prefix, 'number']} label="窗口号">
        <Input maxLength={10} placeholder="3号" />
      </Form.Item>
      <Form.Item name={[...prefix, 'departmentId']} label="派驻部门" extra="不满意要整改的，转给这个部门">
        <Select showSearch={{ optionFilterProp: 'label' }} options={departments} />
      </Form.Item>
      <Form.Item name={[...prefix, 'services']} label="办什么事（写一个按一次回车）">
        <Select mode="tags" open={false} suffix={null} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
    </>
  );
}
