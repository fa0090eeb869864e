import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Printer } from 'lucide-react';
import { toString as svgOf } from 'qrcode';
import { useEffect } from 'react';
import type { CeremonyBegun } from '../../../../contracts/keys';
import { shanghaiDay } from '../../../parts/dates';
import { useNow } from '../../../parts/now';
import { Page } from '../../../parts/page';
import { Fingerprint } from '../fingerprint';

type Share = CeremonyBegun['shares'][number];

/** The three shares, each on a sheet of A4 of its own. They are nowhere else, so leaving is asked about. */
export function Sheets({ begun, onPrinted }: { begun: CeremonyBegun; onPrinted: () => void }) {
  const { modal } = App.useApp();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  const leave = () => void modal.confirm({ title: '关上以后，三份份额不再显示', content: '平台里不存份额。没有打印好的，要从头再来。', okText: '三张都打印好了', cancelText: '再看一眼', icon: null, onOk: onPrinted });
  return (
    <Page
      title="第 2 步，打印份额"
      about={<span className="no-print">A4 纸三张。只打印，不要存成文件、不要拍照；打印机不要用联网的。</span>}
      acts={
        <>
          <Button onClick={leave}>打印好了，下一步</Button>
          <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
            打印三张
          </Button>
        </>
      }
    >
      <div className="share-sheets">
        {begun.shares.map((share) => (
          <Sheet key={share.number} share={share} fingerprint={begun.fingerprint} />
        ))}
      </div>
    </Page>
  );
}

/** Paper lasts: with its year, whatever year it is. */
function paperDay(now: Date): string {
  const [year, month, day] = shanghaiDay(now).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function Sheet({ share, fingerprint }: { share: Share; fingerprint: string }) {
  const now = useNow();
  const { number, name, custodian, text } = share;
  // Drawn here, in the browser; the letters alone make the densest code that still scans well from paper.
  const picture = useQuery({ queryKey: ['share-code', number, fingerprint], queryFn: () => svgOf(text.replace(/ /g, ''), { type: 'svg', margin: 1, errorCorrectionLevel: 'Q' }), staleTime: Infinity, gcTime: 0 });
  return (
    <article className="share-sheet" aria-label={`第 ${number} 份`}>
      <div className="share-head">
        <h2>密钥恢复份额　第 {number} 份</h2>
        <span>{paperDay(now)}</span>
      </div>
      <div className="share-rule" />
      <p className="share-keeper">
        保管人　<b>{name}</b>
        {custodian ? '（身份保管人）' : ''}
      </p>
      <ol className="share-groups">
        {text.split(' ').map((group, index) => (
          <li key={`${index}-${group}`}>
            <small>{index + 1}</small>
            {group}
          </li>
        ))}
      </ol>
      <div className="share-foot">
        {picture.data ? <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.data)}`} alt={`第 ${number} 份的二维码`} /> : <span />}
        <div>
          <p>任何两份合起来，能找回{custodian ? '反映的内容和举报人身份' : '反映的内容；和第 1 份合起来，还能找回举报人身份'}。一份单独什么也打不开。</p>
          <p>装进信封，封口签名，锁起来。不拍照、不扫描、不代管。丢了马上告诉身份保管人。</p>
          <p>没有字母 I、L、O、U：像 1 的是数字 1，像 0 的是数字 0。</p>
        </div>
      </div>
      <p className="share-of">仪式指纹</p>
      <Fingerprint text={fingerprint} />
      <p className="share-sign">保管人签名＿＿＿＿＿＿＿＿＿＿　　年　　月　　日</p>
    </article>
  );
}
