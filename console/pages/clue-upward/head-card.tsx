import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { saveUpwardHeadRequest, type UpwardHead } from '../../../contracts/clue-upward';
import { saveUpwardHead, useUpwardHead } from '../../api/upward';
import { ActDialog } from '../../parts/act-dialog';
import { Failure, Skeleton } from '../../parts/notice';
import { Card } from '../../parts/page';

/** For custodians: who is the commission's own head. */
export function HeadCard() {
  const { data, error, refetch } = useUpwardHead(true);
  const [changing, setChanging] = useState(false);
  return (
    <Card
      title="本委主要负责人"
      className="padded upward-head"
      acts={
        data ? (
          <Button onClick={() => setChanging(true)}>{data.head ? '换人' : '指明是谁'}</Button>
        ) : null
      }
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <p>{words(data)}</p> : null}
      {data && changing ? (
        <ActDialog
          title="指明本委主要负责人"
          about="以后反映上级管理的干部的，封给他；反映他本人的，直接封给身份保管人上送。已经封好的不变。"
          schema={saveUpwardHeadRequest}
          initial={{ accountId: data.head?.id }}
          toBody={(values) => ({ ...values, version: data.version })}
          act={saveUpwardHead}
          refresh={['upward', 'setup']}
          done="记下了"
          submit="就是他"
          onClose={() => setChanging(false)}
        >
          <Form.Item name="accountId" label="哪一位委领导">
            <Select options={data.choices.map(({ id, name }) => ({ value: id, label: name }))} placeholder="选一个人" />
          </Form.Item>
        </ActDialog>
      ) : null}
    </Card>
  );
}

function words({ head }: UpwardHead): string {
  if (!head) return '还没有指明。反映上级管理的干部的，先封给身份保管人；反映本委主要负责人的，认不出来。';
  return head.certified ? `${head.name}。上送件封给他；反映他本人的，封给身份保管人。` : `${head.name}，密钥还没有核对。核对以前，上送件封给身份保管人。`;
}
