import type { RatingWindow } from '../../../../contracts/rating';
import type { Ticket } from '../../../../contracts/service-event';
import type { ApiFault } from '../../api/fault';
import { dayWords } from '../../logic/days';
import { windowLabel } from '../../logic/window-name';
import { goEntry, goHome, goRate, goScan } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Tap } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';

/** Instead of the rating page: what happened, what to do, one button. */

export function NotOpened({ fault, again }: { fault: ApiFault; again: () => void }) {
  if (fault.code === 'ticketNotFound') {
    return (
      <Page title="评议">
        <Empty
          alone
          title="没有找到这张小票"
          action={
            <Button kind="fill" onTap={goScan}>
              评窗口
            </Button>
          }
        >
          小票上的二维码可能没有扫全，请铺平了再扫一次。小票坏了也能评：扫窗口桌上的二维码。
        </Empty>
      </Page>
    );
  }
  if (fault.code === 'windowNotFound') {
    return (
      <Page title="评议">
        <Empty
          alone
          title="没有找到这个窗口"
          action={
            <Button kind="fill" onTap={goScan}>
              写窗口码
            </Button>
          }
        >
          这个二维码可能旧了，或没有扫全。请再扫一次桌上的二维码，或写下二维码下面的 8 位窗口码。
        </Empty>
      </Page>
    );
  }
  return (
    <Page title="评议">
      <Empty
        alone
        title={fault.kind === 'offline' ? '没有网，打不开这个窗口' : fault.kind === 'busy' ? '服务器忙，没有打开' : '没有打开'}
        action={
          <Button kind="fill" onTap={again}>
            再试一次
          </Button>
        }
      >
        {fault.kind === 'offline' ? '您还没有开始评，什么都没丢。连上网后，再试一次。' : '您还没有开始评，什么都没丢。请等一会儿，再试一次。'}
      </Empty>
    </Page>
  );
}

export function Closed({ window }: { window: RatingWindow }) {
  return (
    <Page title="评议">
      <Empty
        alone
        title={`${windowLabel(window)}已停用`}
        action={
          <Tap className="link" onTap={goHome}>
            回首页
          </Tap>
        }
      >
        {window.hallName}的这个窗口不再办事，不能再评。给您办事的窗口桌上有新的二维码，请扫那一个。
      </Empty>
    </Page>
  );
}

export function TicketOver({ window, until }: Pick<Ticket, 'window' | 'until'>) {
  return (
    <Page title="评议">
      <Empty
        alone
        title="这张小票过期了"
        action={
          <Button kind="fill" onTap={() => goRate(window.code)}>
            不用小票，评这个窗口
          </Button>
        }
      >
        小票只在办事当天和后 5 天里能评，这张用到 {dayWords(until, new Date())} 为止。不用小票也能评{window.hallName} {windowLabel(window)}。
      </Empty>
    </Page>
  );
}

export function TicketUsedHere({ entryId }: { entryId: string }) {
  return (
    <Page title="评议">
      <Empty
        alone
        title="这张小票您已经评过了"
        action={
          <Button kind="fill" onTap={() => goEntry(entryId)}>
            看这次评议
          </Button>
        }
      >
        一张小票评一次。上次的评议在这部手机上，打开能看回执号和进度。
      </Empty>
    </Page>
  );
}
