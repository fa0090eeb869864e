import { App, Button } from 'antd';
import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import type { HouseholdSlip, HouseholdSlips } from '../../../contracts/household';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Page } from '../../parts/page';

const onSheet = 4;

/** The slips of those just made, four on a sheet of A4. The codes are nowhere else, so leaving is asked about. */
export function HouseholdSlipsPage({ slips: { items, left, address }, onClose }: { slips: HouseholdSlips; onClose: () => void }) {
  const { modal } = App.useApp();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  const leave = () => void modal.confirm({ title: '离开以后，这些码就看不到了', content: '平台里不存码。没有打印好的，要换新的码。', okText: '打印好了，离开', cancelText: '再看一眼', icon: null, onOk: onClose });
  const sheets = Array.from({ length: Math.ceil(items.length / onSheet) }, (_, index) => items.slice(index * onSheet, (index + 1) * onSheet));
  return (
    <Page
      title="户码单"
      about={<span className="no-print">{`${countWords(items.length)} 户，A4 纸 ${sheets.length} 张，照虚线裁开，当面交给户主。码只显示这一次。${left > 0 ? `还有 ${countWords(left)} 户没出。` : ''}`}</span>}
      acts={
        <>
          <Button onClick={leave}>打印好了，离开</Button>
          <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
            {`打印 ${sheets.length} 张`}
          </Button>
        </>
      }
    >
      <div className="slip-sheets">
        {sheets.map((sheet) => (
          <section key={sheet[0]?.householdId} className="slip-sheet">
            {sheet.map((slip) => (
              <Slip key={slip.householdId} slip={slip} address={address} />
            ))}
          </section>
        ))}
      </div>
    </Page>
  );
}

function Slip({ slip, address }: { slip: HouseholdSlip; address: string }) {
  const now = useNow();
  return (
    <article className="slip">
      <div>
        <div className="slip-unit">{`${slip.village}${slip.group ? `　${slip.group}` : ''}`}</div>
        <h2>{slip.head}</h2>
        <p className="slip-about">您家的户码，用来查自家历年的补贴</p>
        <div className="slip-code">{(slip.code.match(/.{4}/g) ?? []).join(' ')}</div>
        <ol>
          <li>打开小程序“村务公开”，点“我家的补贴”；用电脑的打开 {address}。</li>
          <li>写上这 12 位数字，历年领了什么、多少钱都在。</li>
          <li>不要给别人看。丢了找村里换一张，这张马上作废。</li>
        </ol>
        <p className="slip-foot">{`${dayWords(slip.issuedOn, now)} 出`}</p>
      </div>
    </article>
  );
}
