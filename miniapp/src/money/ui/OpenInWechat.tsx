import { useState } from 'react';
import { PhoneCode } from '../../kiosk/phone-code';
import { copyText } from '../../platform/copy';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';

/** Money is taken where WeChat shows the page: how to come there from another browser. The code on the paper is typed there again. */
export function OpenInWechat({ number }: { number: string }) {
  const [said, setSaid] = useState('');
  const address = `${window.location.origin}/money/repay/index?number=${number}`;
  const copy = () =>
    copyText(address).then(
      () => setSaid('复制好了。请粘贴到微信里，点开它。'),
      () => setSaid(`没有复制成。网址是 ${address}`),
    );
  return (
    <Section title="请用微信打开来付">
      <Box className="card open-in-wechat">
        <PhoneCode address={address} className="open-in-wechat__code" />
        <Box className="strong">用微信“扫一扫”扫这个码</Box>
        <Box className="quiet">单号已经带上，到那边再输一次缴款码。</Box>
        <Tap className="link" onTap={() => void copy()}>
          <Icon name="copy" />
          用这部手机付，复制网址
        </Tap>
        <Box className="note" role="status">
          {said}
        </Box>
      </Box>
    </Section>
  );
}
