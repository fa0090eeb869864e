import type { PublicAccountsMonth } from '../../../../contracts/accounts';
import { yuan } from '../../../../contracts/accounts-rules';
import { dayWords, lateWords } from '../../logic/days';
import { Box, Heading, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { checkWords, monthTitle } from '../logic/accounts';
import { Money } from './Money';

/** The sum first, and under it whether it agrees. */
export function MonthCard({ month }: { month: PublicAccountsMonth }) {
  const now = new Date();
  const { monthKey, opening, receipts, payments, closing, difference, follows, nothing } = month;
  const agrees = difference === 0;
  return (
    <Box className="card month">
      <Box className="month__head">
        <Heading level={2} className="heading">
          {monthTitle(monthKey, now.getFullYear())}的账
        </Heading>
        <Stamp month={month} now={now} />
      </Box>
      {nothing ? <Box className="quiet">村里报的是本期无发生：这个月没有一笔收支。</Box> : null}
      <Box className="month__sides">
        <Box className="month__side">
          <Box className="note">收入</Box>
          <Money amount={receipts} className="month__sum" />
        </Box>
        <Box className="month__side">
          <Box className="note">支出</Box>
          <Money amount={payments} className="month__sum" />
        </Box>
      </Box>
      <Box className="month__closing">
        <Words className="note">月末结余</Words>
        <Words className="month__balance">
          {yuan(closing)} <Words className="note">元</Words>
        </Words>
      </Box>
      <Box className="check">
        <Box>
          上月结余 {yuan(opening)} ＋ 收入 － 支出
        </Box>
        <Box className="check__result">
          <Words>＝ {yuan(opening + receipts - payments)}</Words>
          <Words className={agrees ? 'check__word check__word--right' : 'check__word check__word--wrong'}>
            <Icon name={agrees ? 'tick' : 'alert'} size="small" />
            {checkWords({ difference })}
          </Words>
        </Box>
        {follows.kind === 'differs' || follows.kind === 'gap' ? (
          <Box className="check__word check__word--wrong">
            <Icon name="alert" size="small" />
            <Words>{follows.words}</Words>
          </Box>
        ) : null}
      </Box>
    </Box>
  );
}

/** Left the verdict, right the day. */
function Stamp({ month: { publishedOn, lateWorkingDays, corrected }, now }: { month: PublicAccountsMonth; now: Date }) {
  const late = lateWorkingDays > 0;
  return (
    <Box className={late ? 'stamp stamp--late' : 'stamp'}>
      <Words className="stamp__verdict">{late ? lateWords(lateWorkingDays) : corrected ? '已更正' : '按时'}</Words>
      <Words className="stamp__day">{dayWords(publishedOn, now)}公开</Words>
    </Box>
  );
}
