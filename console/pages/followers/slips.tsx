import { App, Button } from 'antd';
import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import type { InvitationSlip } from '../../../contracts/follower';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Page } from '../../parts/page';

const onSheet = 4;

interface SlipsProps {
  slips: readonly InvitationSlip[];
  /** So many are still to come after these. */
  left: number;
  busy: boolean;
  onNext: () => void;
  onClose: () => void;
}

/** The slips of those just invited, four on a sheet of A4. The codes are nowhere else, so leaving is asked about. */
export function Slips({ slips, left, busy, onNext, onClose }: SlipsProps) {
  const { modal } = App.useApp();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  const ask = (then: () => void) =>
    void modal.confirm({ title: '离开以后，这些码就看不到了', content: '平台里不存码。没有打印好的，要重新邀请，换新的码。', okText: '打印好了，离开', cancelText: '再看一眼', icon: null, onOk: then });
  const sheets = Array.from({ length: Math.ceil(slips.length / onSheet) }, (_, index) => slips.slice(index * onSheet, (index + 1) * onSheet));
  return (
    <Page
      title="邀请单"
      about={<span className="no-print">{`${countWords(slips.length)} 人，A4 纸 ${sheets.length} 张，照虚线裁开，交给本人。码只显示这一次，平台里不存。`}</span>}
      acts={
        <>
          <Button onClick={() => ask(onClose)}>打印好了，离开</Button>
          {left > 0 ? (
            <Button loading={busy} onClick={() => ask(onNext)}>
              {busy ? '正在出码' : `打印好了，出下一批（还有 ${countWords(left)} 人）`}
            </Button>
          ) : null}
          <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
            {`打印 ${sheets.length} 张`}
          </Button>
        </>
      }
    >
      <div className="slip-sheets">
        {sheets.map((sheet) => (
          <section key={sheet[0]?.personId} className="slip-sheet">
            {sheet.map((slip) => (
              <Slip key={slip.personId} slip={slip} />
            ))}
          </section>
        ))}
      </div>
    </Page>
  );
}

function Slip({ slip }: { slip: InvitationSlip }) {
  const now = useNow();
  const groups = (slip.code ?? '').match(/.{4}/g) ?? [];
  const steps = slip.qrSvg
    ? ['用微信扫右边的码，关注公众号。', '公众号会说绑定的是谁。不是您，请别往下点，告诉发单的人。', '看完说明，回复 1 同意接收廉政提醒，或回复 2 不同意。']
    : ['在微信里关注本区纪委监委的公众号。', '把上面的 8 位码发给它（没有数字 0、1，没有字母 I、O），它会说绑定的是谁。', '看完说明，回复 1 同意接收廉政提醒，或回复 2 不同意。'];
  return (
    <article className="slip">
      <div>
        <div className="slip-unit">{slip.organisationName}</div>
        <h2>{slip.name}</h2>
        <p className="slip-about">请您绑定公众号，用来收廉政提醒</p>
        <p className="slip-code">
          {groups.map((group) => (
            <span key={group}>{group}</span>
          ))}
        </p>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="slip-foot">{`${dayWords(slip.validUntil, now)} 前有效，只能用一次，请不要转给别人。`}</p>
      </div>
      {slip.qrSvg ? <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(slip.qrSvg)}`} alt={`${slip.name}的绑定二维码`} /> : null}
    </article>
  );
}
