import type { DutyOutlook, NextDuty } from '../../../../contracts/village';
import { dayWords, lateWords, shanghaiDay } from '../../logic/days';
import { Box, Words } from '../../ui/elements';
import { Light } from '../../ui/Light';
import { Section } from '../../ui/Section';

const leftWords = ({ light, workingDays }: NextDuty): string => (light === 'red' ? lateWords(workingDays) : workingDays === 0 ? '今天到期' : `还剩 ${workingDays} 个工作日`);

/** 接下来该公开, the soonest first, with lights. */
export function Next({ duties }: { duties: DutyOutlook | null }) {
  if (!duties || duties.next.length === 0) return null;
  const now = new Date();
  return (
    <Section title="接下来该公开" hint={`今天 ${dayWords(shanghaiDay(now), now)}`}>
      <Box className="card card--rows">
        {duties.next.map((duty) => (
          <Box className="duty" key={`${duty.code} ${duty.period}`}>
            <Box className="grow">
              <Words className="link-row__name">{duty.name}</Words>
              <Words className="link-row__more">{duty.period}</Words>
              <Words className="link-row__more">{dayWords(duty.due, now)} 前</Words>
            </Box>
            <Box className="duty__state">
              <Light kind={duty.light} />
              <Words className="link-row__more">{leftWords(duty)}</Words>
            </Box>
          </Box>
        ))}
      </Box>
      <Box className="quiet small">周六、周日和法定节假日不算工作日。</Box>
    </Section>
  );
}
