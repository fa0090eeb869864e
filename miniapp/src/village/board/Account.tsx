import type { BoardAccount } from '../../../../contracts/village';
import { yuan } from '../../logic/yuan';
import { goAskAbout, goVillageAccounts } from '../../platform/places';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Stamp } from '../ui/Stamp';

/** The newest month's account: the sums first, the check of the sum under them. */
export function Account({ account, villageId }: { account: BoardAccount; villageId: string }) {
  const { period, opening, received, paid, closing, on, lateWorkingDays, corrected } = account;
  const gap = closing - (opening + received - paid);
  return (
    <Box className="card account">
      <Box className="account__head">
        <Heading level={2} className="heading">
          {period}的账
        </Heading>
        <Stamp on={on} lateWorkingDays={lateWorkingDays} corrected={corrected} />
      </Box>
      <Box className="account__pair">
        <Box className="account__sum">
          <Box className="note">收入</Box>
          <Box className="account__figure">{yuan(received)}</Box>
        </Box>
        <Box className="account__sum">
          <Box className="note">支出</Box>
          <Box className="account__figure">{yuan(paid)}</Box>
        </Box>
      </Box>
      <Box className="account__closing">
        <Words className="note">月末结余</Words>
        <Box className="account__large">
          {yuan(closing)} <Words className="note">元</Words>
        </Box>
      </Box>
      <Box className="account__check">
        <Words>
          上月结余 {yuan(opening)} ＋ 收入 － 支出 ＝ {yuan(closing - gap)}
        </Words>
        {gap === 0 ? (
          <Words className="account__agrees">
            <Icon name="tick" size="small" />
            对得上
          </Words>
        ) : (
          <Words className="account__differs">
            <Icon name="alert" size="small" />
            差 {yuan(Math.abs(gap))}
          </Words>
        )}
      </Box>
      <Box className="card__acts">
        <Tap className="link" onTap={() => goVillageAccounts(villageId)}>
          <Icon name="list" />
          每一笔都看
        </Tap>
        <Tap className="link" onTap={() => goAskAbout({ kind: 'publication', id: account.publicationId, villageId, title: `${account.period} 每月收支账` })}>
          <Icon name="message" />
          我有疑问
        </Tap>
      </Box>
    </Box>
  );
}
