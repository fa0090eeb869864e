import { Button as WeappButton } from '@tarojs/components';
import { openPrivacyGuide, usePrivacyRequest } from '../platform/privacy';
import { Button } from './Button';
import { Box, Heading, Tap } from './elements';

const agreeId = 'agree-privacy';

/** Asked when a page first wants pictures, the camera or the clipboard; rating and reporting go on without them. */
export function PrivacySheet() {
  const request = usePrivacyRequest();
  if (!request) return null;
  return (
    <Box className="veil">
      <Box className="sheet" role="dialog" label="用照片和扫码前，请先看一眼">
        <Heading level={2} className="heading">
          用照片和扫码前，请先看一眼
        </Heading>
        <Box>您选的照片和文件只随这次评议或反映交给纪委监委；扫到的码只用来打开窗口；存图片、复制号码只在您点的时候做。</Box>
        <Box className="quiet">不同意也能评议、反映，只是不能加照片、扫码、存图片和复制。</Box>
        <Tap className="link" onTap={openPrivacyGuide}>
          看完整的隐私保护指引
        </Tap>
        <Box className="bar__pair">
          <Button kind="plain" onTap={request.disagree}>
            不同意
          </Button>
          <WeappButton id={agreeId} className="button button--fill" hoverClass="pressed" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={() => request.agree(agreeId)}>
            同意并继续
          </WeappButton>
        </Box>
      </Box>
    </Box>
  );
}
