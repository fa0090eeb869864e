import { useState } from 'react';
import { copyText } from '../../platform/copy';
import { insideWechat } from '../../platform/inside-wechat';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** Said before writing: what WeChat sees, or, in another browser, what that keeps. */
export function Wechat({ webAddress }: { webAddress: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    copyText(webAddress).then(
      () => setSaid('复制好了。请粘贴到手机浏览器的地址栏里。'),
      () => setSaid(`没有复制成。网页版地址是 ${webAddress}`),
    );
  return (
    <Box className="outlined">
      <Icon name="info" size="large" />
      {insideWechat() ? (
        <Box className="grow">
          <Box className="strong">微信能知道您打开过这个页面</Box>
          <Box className="quiet">它能看到您打开过；页面跑在微信里，我们无法替它担保。想避开它，请用手机浏览器打开网页版。</Box>
          <Tap className="link" onTap={() => void copy()}>
            <Icon name="copy" />
            复制网页版地址
          </Tap>
          <Box className="note" role="status">
            {said}
          </Box>
        </Box>
      ) : (
        <Box className="grow">
          <Box className="strong">浏览器会记下您打开过这个网址</Box>
          <Box className="quiet">网址和标题里没有您写的内容。看完请清掉浏览记录，或用“无痕浏览”。右上角“快速离开”一点就换成天气网页，按两次 Esc 也行。</Box>
        </Box>
      )}
    </Box>
  );
}
