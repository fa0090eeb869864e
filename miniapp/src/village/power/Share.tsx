import { useState } from 'react';
import { copyText } from '../../platform/copy';
import { kioskCode } from '../../platform/kiosk';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** Hands the page's address on: by the phone's own sheet where there is one, else by the clipboard. */
export function Share({ title }: { title: string }) {
  const [said, setSaid] = useState('');
  const share = async () => {
    const url = window.location.href;
    if (navigator.share) {
      return navigator.share({ title, url }).catch((error: unknown) => {
        // Whoever closes the sheet has changed his mind: nothing to say.
        if (!(error instanceof DOMException && error.name === 'AbortError')) setSaid('没有发成，请从浏览器的地址栏复制网址。');
      });
    }
    await copyText(url).then(
      () => setSaid('网址已经复制，粘贴给别人就行。'),
      () => setSaid('没有复制成，请从浏览器的地址栏复制。'),
    );
  };
  if (kioskCode()) return null;
  return (
    <>
      <Tap className="link" onTap={() => void share()}>
        <Icon name="forward" />
        发给别人
      </Tap>
      <Box className="note" role="status">
        {said}
      </Box>
    </>
  );
}
