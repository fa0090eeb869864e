import { useState } from 'react';
import { copyText } from '../../platform/copy';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** Where the sheet can be printed. */
export function OpenInBrowser({ webAddress }: { webAddress: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    copyText(webAddress).then(
      () => setSaid('复制好了。'),
      () => setSaid('没有复制成，请照着抄。'),
    );
  return (
    <Box className="card gap-top">
      <Box>小程序不能打印。请在手机或电脑的浏览器里打开这个网址，再点“打印纸质表”：</Box>
      <Box className="address strong">{webAddress}</Box>
      <Tap className="link" onTap={() => void copy()}>
        <Icon name="copy" />
        复制网址
      </Tap>
      <Box className="note" role="status">
        {said}
      </Box>
    </Box>
  );
}
