import { Button } from '@tarojs/components';
import { Icon } from '../../ui/Icon';

/** WeChat asks the page what is shared: see `useShareAppMessage` there. */
export function ShareButton(_: { path: string }) {
  return (
    <Button className="link share-button" openType="share">
      <Icon name="reply" />
      转给别人看
    </Button>
  );
}
