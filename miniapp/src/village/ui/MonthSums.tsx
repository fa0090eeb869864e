import type { ReactNode } from 'react';
import { yuan } from '../../logic/yuan';
import { Box, Heading, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { checkWords } from '../logic/accounts';
import { Money } from './Money';
import { Stamp } from './Stamp';

interface Props {
  /** 10月 */
  month: string;
  opening: number;
  received: number;
  paid: number;
  closing: number;
  on: string;
  lateWorkingDays: number;
  corrected: boolean;
  nothing?: boolean;
  /** How it does not follow the month before. */
  wrong?: string | null;
  children?: ReactNode;
}

/** A month's account: the sums first, and under them whether they agree. */
export function MonthSums({ month, opening, received, paid, closing, on, lateWorkingDays, corrected, nothing = false, wrong = null, children }: Props) {
  const expected = opening + received - paid;
  const agrees = closing === expected;
  return (
    <Box className="card month">
      <Box className="month__head">
        <Heading level={2} className="heading">
          {month}的账
        </Heading>
        <Stamp on={on} lateWorkingDays={lateWorkingDays} corrected={corrected} />
      </Box>
      {nothing ? <Box className="quiet">村里报的是本期无发生：这个月没有一笔收支。</Box> : null}
      <Box className="month__sides">
        <Box className="month__side">
          <Box className="note">收入</Box>
          <Money amount={received} className="month__sum" />
        </Box>
        <Box className="month__side">
          <Box className="note">支出</Box>
          <Money amount={paid} className="month__sum" />
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
          <Words>＝ {yuan(expected)}</Words>
          <Words className={agrees ? 'check__word check__word--right' : 'check__word check__word--wrong'}>
            <Icon name={agrees ? 'tick' : 'alert'} size="small" />
            {checkWords({ difference: closing - expected })}
          </Words>
        </Box>
        {wrong ? (
          <Box className="check__word check__word--wrong">
            <Icon name="alert" size="small" />
            <Words>{wrong}</Words>
          </Box>
        ) : null}
      </Box>
      {children}
    </Box>
  );
}
