import { useEffect, useRef } from 'react';

/** The last seconds before home, above everything; a touch anywhere keeps the page. */
export function StillThere({ seconds }: { seconds: number }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.setAttribute('popover', 'manual');
    place.current?.showPopover();
  }, []);
  return (
    <div ref={place} className="kiosk-still" role="alertdialog" aria-label="还看吗">
      <div className="kiosk-still__words" aria-hidden>
        <b>还看吗？</b>
        <span>{seconds} 秒后回首页</span>
      </div>
      <button type="button" className="button button--fill">
        接着看
      </button>
      <span className="spoken" role="alert">
        还看吗？过一会儿回首页。点一下屏幕就接着看。
      </span>
    </div>
  );
}
