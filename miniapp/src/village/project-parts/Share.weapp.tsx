import { Button } from '@tarojs/components';
import { Icon } from '../../ui/Icon';

/** WeChat's own: the page says what is sent. */
export function Share() {
  return (
    <Button className="pill" openType="share">
      <Icon name="reply" />
      发给别人
    </Button>
  );
}
