import { Button } from '@tarojs/components';
import { Icon } from '../../ui/Icon';
import type { ShareButtonProps } from './ShareButton.types';

/** WeChat asks the page what is shared: see `useShareAppMessage` there. */
export function ShareButton(_: ShareButtonProps) {
  return (
    <Button className="link share-button" openType="share">
      <Icon name="reply" />
      发给别人
    </Button>
  );
}
