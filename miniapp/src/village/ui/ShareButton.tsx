import { useState } from 'react';
import { copyText } from '../../platform/copy';
import { kioskCode } from '../../platform/kiosk';
import { Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** In a browser the page's address is copied, to be passed on by whatever one likes. */
export function ShareButton({ path }: { path: string }) {
  const [said, setSaid] = useState('复制链接');
  const copy = () => copyText(window.location.origin + path).then(() => setSaid('链接复制好了'), () => setSaid('没有复制成功'));
  if (kioskCode()) return null;
  return (
    <Tap className="link" onTap={() => void copy()}>
      <Icon name="copy" />
      <Words>{said}</Words>
    </Tap>
  );
}
