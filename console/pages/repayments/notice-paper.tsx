import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Printer } from 'lucide-react';
import { toString as svgOf } from 'qrcode';
import { useEffect } from 'react';
import { repaymentReasonLabels, type OpenedDemand } from '../../../contracts/repayment';
import { dayWords } from '../../parts/dates';
import { yuanWords } from '../../parts/money';
import { useNow } from '../../parts/now';
import { Facts, Page } from '../../parts/page';

/** 通知单, to be handed to whoever pays. The code is nowhere else, so leaving is asked about. */
export function NoticePaper({ opened: { demand, code, address }, onClose }: { opened: OpenedDemand; onClose: () => void }) {
  const { modal } = App.useApp();
  const now = useNow();
  // The number stands in it, the code does not: whoever only finds the picture opens nothing.
  const scan = useQuery({ queryKey: ['repay-scan', demand.number], queryFn: () => svgOf(`${address}?number=${demand.number}`, { type: 'svg', margin: 0 }), staleTime: Infinity, gcTime: 0 });
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  const leave = () => void modal.confirm({ title: '离开以后，缴款码就看不到了', content: '平台里不存码。没有打印好的，要换一个新的。', okText: '打印好了，离开', cancelText: '再看一眼', icon: null, onOk: onClose });
  return (
    <Page
      title="退缴通知单"
      about={<span className="no-print">当面交给缴款人。缴款码只显示这一次</span>}
      acts={
        <>
          <Button onClick={leave}>打印好了，离开</Button>
          <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <article className="card repay-paper">
        <h2>退缴通知单</h2>
        <p className="repay-paper__number">{demand.number}</p>
        <Facts
          rows={[
            ['缴款人', demand.payer],
            ['款项', [repaymentReasonLabels[demand.reason], demand.note].filter(Boolean).join('：')],
            ['金额', <b key="amount">{yuanWords(demand.amount)}</b>],
            ...demand.plan.map(({ amount, due }, index) => [demand.plan.length > 1 ? `第 ${index + 1} 期` : '哪天前缴', demand.plan.length > 1 ? `${dayWords(due, now)} 前 ${yuanWords(amount)}` : `${dayWords(due, now)} 前`] as const),
          ]}
        />
        <div className="repay-paper__code">
          {scan.data ? <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(scan.data)}`} alt="二维码，用微信扫，打开这张退缴单" /> : <span />}
          <div>
            <span className="muted">缴款码</span>
            <b>{`${code.slice(0, 3)} ${code.slice(3)}`}</b>
          </div>
        </div>
        <ol>
          <li>用微信扫上面的码，再输缴款码。扫不了的，打开小程序“我的”里的“退缴和上交”，写上单号和缴款码；用电脑的打开 {address}。</li>
          <li>可以微信付，也可以到银行转账后把回单交给财务，或者到窗口交现金。</li>
          <li>入账以后，用同一个单号和缴款码下载收据。缴款码不要给别人看。</li>
        </ol>
      </article>
    </Page>
  );
}
