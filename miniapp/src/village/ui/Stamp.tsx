import { dayWords, lateWords } from '../../logic/days';
import { Box, Words } from '../../ui/elements';

interface Props {
  on: string;
  lateWorkingDays: number;
  corrected?: boolean;
  /** What was published, where the stamp stands apart from it. */
  what?: string;
}

/** Left the verdict, right the day: 按时｜11月5日 周四公开. Every published thing has one. */
export function Stamp({ on, lateWorkingDays, corrected, what }: Props) {
  const late = lateWorkingDays > 0;
  return (
    <Box className={`freshness${late ? ' freshness--late' : corrected ? ' freshness--corrected' : ''}`}>
      <Words className="freshness__verdict">{late ? lateWords(lateWorkingDays) : corrected ? '已更正' : '按时'}</Words>
      <Words className="freshness__day">
        {what ? `${what} ` : ''}
        {dayWords(on, new Date())}公开
      </Words>
    </Box>
  );
}
