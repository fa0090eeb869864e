import { WifiOff } from 'lucide-react';
import { useKiosk } from '../../api/kiosk';
import { CopyButton } from '../../parts/copy-button';
import { Failure, Skeleton } from '../../parts/notice';
import { keptWithoutNetwork } from './kept-without-network';

/** How the touch screen in a village's hall is set up: one address, opened once. */
export function KioskGuide({ id }: { id: string }) {
  const { data, error, refetch } = useKiosk(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const { village, url, svg } = data;
  const command = `chromium --kiosk --app=${url} --noerrdialogs --disable-pinch --overscroll-history-navigation=0`;
  return (
    <section className="card kiosk-guide">
      <figure>
        <img src={`data:image/svg+xml;base64,${btoa(svg)}`} alt={`触摸屏网址的二维码：${url}`} />
        <figcaption>安卓触摸屏，用自带的扫码打开</figcaption>
      </figure>
      <div>
        <h2>{village}的触摸屏</h2>
        <p>
          屏上只打开这一个网址，公开一项，屏上自动有：<b>{url}</b>
        </p>
        <p>
          <CopyButton text={url} label="复制网址" said="网址复制好了" />
        </p>
        {keptWithoutNetwork(url) ? null : (
          <div className="notice" role="note">
            <WifiOff size={20} aria-hidden="true" />
            <div>
              <b>这样装上，断了网就看不了</b>
              <p>浏览器只替 https 的网址存内容，这个网址不是。请先让管服务器的人配好 https，再到各村装屏；已经装的，要换成新网址。</p>
            </div>
          </div>
        )}
        <ol>
          <li>竖屏，1080 × 1920。别的尺寸会自动放大缩小。</li>
          <li>
            Linux 或 Windows 上装 Chromium，开机自动运行：
            <code>{command}</code>
          </li>
          <li>安卓屏用带锁定的浏览器（kiosk 浏览器），首页设成这个网址，关掉地址栏、下载和返回手势。</li>
          <li>第一次打开要联网，等两分钟，屏把账、办事流程、政策存下来。以后断了网，照样看上次的内容，屏上写明是哪天几点的。证书不被信任的，屏存不下来，首页会写明。</li>
          <li>要读出声，系统里得装中文语音；没有装，就没有“读给我听”。</li>
          <li>60 秒没人碰就回首页，谁看过什么都不留下。查自家补贴的页面，30 秒。</li>
        </ol>
      </div>
    </section>
  );
}
