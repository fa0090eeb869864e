import { Button } from 'antd';
import { CircleAlert } from 'lucide-react';

/** A fault of the page itself, most often an old page after an update. */
export function PageFault() {
  return (
    <div className="notice" role="alert">
      <CircleAlert size={20} aria-hidden="true" />
      <div>
        <b>这一页没有打开</b>
        <p>平台可能刚更新过。办好的事都在，刷新页面就能接着办。</p>
      </div>
      <Button onClick={() => window.location.reload()}>刷新页面</Button>
    </div>
  );
}
