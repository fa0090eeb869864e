import type { ApiFault } from '../../api/fault';
import { goMine } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Notice } from '../../ui/Notice';

/** What to do next where the platform did not take the rating; what was written stays on the page. */
const next: Record<string, string> = {
  ticketUsed: '您写的都还在这一页。上次评过后给了回执号，凭它能看进度、补充。',
  ticketExpired: '您写的都还在这一页，不用小票也能评这个窗口。',
  dailyLimit: '您写的都还在这一页。手上有排队小票的，扫小票上的二维码，今天还能评。',
  ownHall: '您写的都还在这一页。换成手机流量后，再点一次提交。',
};

export function Refusal({ fault, withoutTicket }: { fault: ApiFault; withoutTicket: () => void }) {
  return (
    <>
      <Notice kind="wrong" icon="alert" title={fault.message}>
        {next[fault.code]}
      </Notice>
      {fault.code === 'ticketUsed' ? <Other words="看我的评议" onTap={goMine} /> : null}
      {fault.code === 'ticketExpired' ? <Other words="不用小票，接着评" onTap={withoutTicket} /> : null}
    </>
  );
}

/** Another way on, above the page's own button. */
function Other({ words, onTap }: { words: string; onTap: () => void }) {
  return (
    <Box className="bar__other">
      <Button kind="plain" onTap={onTap}>
        {words}
      </Button>
    </Box>
  );
}
