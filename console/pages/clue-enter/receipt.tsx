import { Button } from 'antd';
import { Printer } from 'lucide-react';
import type { ReportSubmitted } from '../../../contracts/clue-report';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

/** Shown this once, printed and given to the reporter: it cannot be found again. */
export function Receipt({ receipt, onNext }: { receipt: ReportSubmitted; onNext: () => void }) {
  const now = useNow();
  return (
    <Card title="回执码，打印交给反映人" className="padded receipt-slip">
      <ol className="receipt-code" aria-label="回执码，四组">
        {receipt.receiptCode.match(/\d{4}/g)?.map((group, index) => (
          <li key={index}>
            <small>{index + 1}</small>
            {group}
          </li>
        ))}
      </ol>
      <p>凭回执码看进展、回答提问、补充材料。只显示这一次，丢了找不回来。</p>
      <p>
        {dayWords(receipt.acceptBy.day, now)} 前告诉您受理不受理（{receipt.acceptBy.workingDays} 个工作日，周六、周日和法定节假日不算）。
      </p>
      <div className="act-buttons no-print">
        <Button onClick={onNext}>交给他了，录下一件</Button>
        <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
          打印回执
        </Button>
      </div>
    </Card>
  );
}
