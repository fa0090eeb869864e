import { useState } from 'react';
import { subscribeMe } from '../../api/me';
import { askToTell } from '../../platform/subscription';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { useAct } from './useAct';

/** WeChat's rule: each tap in its own sheet allows one message. */
export function Subscribe({ template }: { template: string }) {
  const [said, setSaid] = useState('点一次管一条提醒，这是微信的规矩。微信会知道您订阅了。');
  const { working, fault, run } = useAct();
  if (!askToTell) return null;
  const ask = askToTell;
  const subscribe = () =>
    run(async () => {
      const loginCode = await ask(template);
      if (loginCode === null) return setSaid('没有订阅。发给您的提醒照样在这里看。');
      await subscribeMe(template, loginCode);
      setSaid('记下了，管下一条提醒。想多要一条，再点一次。');
    });
  return (
    <Box className="card tell gap-top">
      <Icon name="bell" size="large" />
      <Box className="grow">
        <Box className="strong">有提醒用小程序告诉我</Box>
        <Box className="note" role="status">
          {fault ? fault.message : said}
        </Box>
      </Box>
      <Tap className="pill pill--act" busy={working} onTap={subscribe} label="下一条提醒，用小程序告诉我">
        {working ? '正在订阅' : '告诉我'}
      </Tap>
    </Box>
  );
}
