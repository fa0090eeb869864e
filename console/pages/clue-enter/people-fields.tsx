import { Button, Form, Input } from 'antd';

const most = 10;

/** Who is reported: several people, each with unit and post as far as they are known. */
export function PeopleFields() {
  return (
    <Form.List name="people">
      {(fields, { add, remove }) => (
        <Form.Item label="反映谁" extra="写了名字，这个人和他的单位就看不到这一件。">
          {fields.map(({ key, name }) => (
            <div key={key} className="row entered-person">
              <Form.Item name={[name, 'name']} noStyle>
                <Input placeholder="姓名或称呼" aria-label="姓名或称呼" maxLength={30} />
              </Form.Item>
              <Form.Item name={[name, 'organisation']} noStyle>
                <Input placeholder="单位" aria-label="单位" maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'post']} noStyle>
                <Input placeholder="职务" aria-label="职务" maxLength={40} />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)}>
                去掉
              </Button>
            </div>
          ))}
          {fields.length < most ? <Button onClick={() => add({ name: '', organisation: '', post: '' })}>加一个人</Button> : null}
        </Form.Item>
      )}
    </Form.List>
  );
}
