import { useState } from 'react';
import { copyText } from '../../platform/copy';
import { kioskCode } from '../../platform/kiosk';
import { Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** A browser has no sharing of its own that all have: the address goes to the clipboard. */
export function Share() {
  const [said, setSaid] = useState('复制网址，发给别人');
  const copy = () => {
    copyText(window.location.href).then(
      () => setSaid('网址复制好了'),
      () => setSaid('没有复制成，请从地址栏复制'),
    );
  };
  if (kioskCode()) return null;
  return (
    <Tap className="pill" onTap={copy}>
      <Icon name="copy" />
      <Words>{said}</Words>
    </Tap>
  );
}
