import { Form, Input } from 'antd';
import { ownRating, replyHours, replyMaxLength, replyRequest, type OwnRating } from '../../../contracts/own-results';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';

export function ReplyDialog({ rating, onClose }: { rating: OwnRating; onClose: () => void }) {
  return (
    <ActDialog
      title="说明一句"
      schema={replyRequest}
      initial={{ text: rating.reply?.text }}
      act={(body) => ask(`/my-window/ratings/${rating.id}/reply`, { method: 'POST', body, answer: ownRating })}
      refresh={['my-window']}
      done="记下了"
      submit="记下"
      backLabel="先不写"
      onClose={onClose}
    >
      <Form.Item name="text" label="当时是怎么回事" extra={`给大厅、部门和纪委看，不发给群众。${replyHours} 小时内可以改。别写群众的姓名、电话。`}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={replyMaxLength} showCount autoFocus />
      </Form.Item>
    </ActDialog>
  );
}
