import { Form, Input } from 'antd';

/** Sealed to the custodian apart from all the rest. */
export function IdentityFields() {
  return (
    <>
      <p className="about">姓名、电话封给身份保管人，录完您也打不开。</p>
      <Form.Item name={['identity', 'name']} label="姓名">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name={['identity', 'phone']} label="电话">
        <Input maxLength={12} />
      </Form.Item>
      <Form.Item name={['identity', 'identityNumber']} label="身份证号（选填）">
        <Input maxLength={18} />
      </Form.Item>
      <Form.Item name={['identity', 'address']} label="住址（选填）">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={['identity', 'callTimes']} label="方便接电话的时候（选填）">
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}
