import type { BoardAccount } from '../../../../contracts/village';
import { shortPeriod } from '../../logic/village';
import { goAskAbout, goVillageAccounts } from '../../platform/places';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { MonthSums } from '../ui/MonthSums';

/** The newest month's account, and the ways to every line of it and to a question. */
export function Account({ account, villageId }: { account: BoardAccount; villageId: string }) {
  const { publicationId, period, ...sums } = account;
  return (
    <MonthSums month={shortPeriod(period, new Date())} {...sums}>
      <Box className="card__acts">
        <Tap className="link" onTap={() => goVillageAccounts(villageId)}>
          <Icon name="list" />
          每一笔都看
        </Tap>
        <Tap className="link" onTap={() => goAskAbout({ kind: 'publication', id: publicationId, villageId, title: `${period} 每月收支账` })}>
          <Icon name="message" />
          我有疑问
        </Tap>
      </Box>
    </MonthSums>
  );
}
