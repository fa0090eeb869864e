import { Button, Form, Input } from 'antd';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { copyClueRequest } from '../../../contracts/clue-desk';
import { allowCopying } from '../../api/clues';
import { ActDialog } from '../../parts/act-dialog';

/** Copying is off; who needs it says why, on record, and has it as long as this page is open. */
export function CopySwitch({ id, onAllowed }: { id: string; onAllowed: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" icon={<Copy size={14} aria-hidden="true" />} onClick={() => setAsking(true)}>
        允许复制
      </Button>
      {asking ? (
        <ActDialog
          title="打开复制，直到离开这一页"
          about="复制出去的字没有加密，归您保管。谁打开的、为什么，身份保管人看得到。"
          schema={copyClueRequest}
          act={allowCopying(id)}
          done="可以复制了，已留痕"
          then={onAllowed}
          submit="打开复制"
          backLabel="不复制"
          onClose={() => setAsking(false)}
        >
          <Form.Item name="reason" label="为什么要复制" initialValue="">
            <Input maxLength={200} placeholder="如：写初核报告要引原话" />
          </Form.Item>
        </ActDialog>
      ) : null}
    </>
  );
}
