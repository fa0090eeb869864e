import { useState } from 'react';
import { copyText } from '../../platform/copy';
import { kioskCode } from '../../platform/kiosk';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import type { ShareButtonProps } from './ShareButton.types';

/** Hands the page's address on: by the phone's own sheet where there is one, else by the clipboard. */
export function ShareButton({ title, path }: ShareButtonProps) {
  const [said, setSaid] = useState('');
  const share = async () => {
    const url = window.location.origin + path;
    try {
      if (navigator.share) return await navigator.share({ title, url });
      await copyText(url);
      setSaid('网址复制好了，粘贴给别人就行。');
    } catch (error) {
      // Whoever closes the sheet has changed his mind: nothing to say.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setSaid('没有发成，请从浏览器的地址栏复制网址。');
    }
  };
  // A screen in the hall has its own way: 带到手机上.
  if (kioskCode()) return null;
  return (
    <Box className="share">
      <Tap className="link" onTap={() => void share()}>
        <Icon name="reply" />
        发给别人
      </Tap>
      <Box className="note" role="status">
        {said}
      </Box>
    </Box>
  );
}
