import { askProgress } from '../../store/progress';
import { ByReceipt } from '../../ui/ByReceipt';
import { ProgressView } from './ProgressView';

export default function Progress() {
  return (
    <ByReceipt title="查进度" hint="提交评议后给您的 12 位回执号，一组四位。" act="查进度" acting="正在查" ask={askProgress}>
      {({ receiptCode, value, put }) => <ProgressView receiptCode={receiptCode} progress={value} onAnswer={put} />}
    </ByReceipt>
  );
}
