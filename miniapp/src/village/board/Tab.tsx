import type { BoardTab, VillageBoard } from '../../../../contracts/village';
import { tabNames } from '../../logic/village';
import { goFunds, goHousehold, goPolicies, goPowers, goProjects, goVillagePayments } from '../../platform/places';
import { Box, Heading } from '../../ui/elements';
import { LinkRow } from '../../ui/LinkRow';
import { Lines } from '../ui/Lines';
import { Account } from './Account';

/** What is newest on one tab, and the pages on which all of it is. */
export function Tab({ tab, board }: { tab: BoardTab; board: VillageBoard }) {
  const { id } = board.village;
  const lines = board.lines[tab].filter(({ target }) => tab !== 'finance' || target.id !== board.account?.publicationId);
  return (
    <>
      {tab === 'finance' && board.account ? <Account account={board.account} villageId={id} /> : null}
      {ways[tab].length > 0 ? (
        <Box className="card card--rows">
          {ways[tab].map(({ name, more, icon, go }) => (
            <LinkRow key={name} icon={icon} name={name} more={more} onTap={() => go(id)} />
          ))}
        </Box>
      ) : null}
      {lines.length > 0 ? (
        <Box className="section">
          <Heading level={2} className="heading gap-bottom">
            {tab === 'finance' && board.account ? '更多财务公开' : `${tabNames[tab]}最新公开`}
          </Heading>
          <Lines lines={lines} villageId={id} />
        </Box>
      ) : null}
      {lines.length === 0 && !(tab === 'finance' && board.account) ? <Box className="quiet nothing-yet">{tab === 'finance' ? '财务还没有公开过。' : `这里还没有${tabNames[tab]}的公开。`}该公开没公开的，可以反映。</Box> : null}
    </>
  );
}

interface Way {
  icon: 'list' | 'person' | 'search' | 'message' | 'scroll' | 'info';
  name: string;
  more: string;
  go: (villageId: string) => void;
}

const ways: Record<BoardTab, readonly Way[]> = {
  finance: [],
  fund: [
    { icon: 'list', name: '钱从哪里来、花到哪里去', more: '从上面到村里，一级一级看', go: (village) => goFunds({ village }) },
    { icon: 'search', name: '发给了谁', more: '村里的发放名单，姓名遮住', go: goVillagePayments },
    { icon: 'person', name: '查我家的补贴', more: '凭手机验证码，或村里发的户码', go: goHousehold },
  ],
  project: [{ icon: 'list', name: '村里的项目', more: '从立项到付款，每一步', go: goProjects }],
  power: [
    { icon: 'list', name: '村里的权力清单', more: '哪些事村里能办，怎么办，几天办好', go: goPowers },
    { icon: 'info', name: '政策', more: '谁能申请，怎么申请', go: goPolicies },
  ],
  affairs: [],
};
