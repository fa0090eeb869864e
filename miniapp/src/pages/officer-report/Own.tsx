import type { OwnOfficerReport } from '../../../../contracts/officer-report';
import { dayWords } from '../../logic/days';
import { stageWords } from '../../logic/officer-report';
import { goReportVisit } from '../../platform/places';
import { Box, Heading, Words } from '../../ui/elements';
import { LinkRow } from '../../ui/LinkRow';

/** How far his own reports are: number, day, stage. Questions and answers are under the receipt. */
export function Own({ own }: { own: readonly OwnOfficerReport[] }) {
  const now = new Date();
  return (
    <Box className="gap-top">
      <Heading level={2} className="heading gap-bottom">
        我报的
      </Heading>
      <Box className="card card--rows">
        {own.length === 0 ? <Box className="link-row quiet">还没有交过。交了以后，办到哪一步在这里看。</Box> : null}
        {own.map(({ number, receivedOn, stage }) => (
          <Box className="link-row" key={number}>
            <Box className="grow">
              <Words className="link-row__name">{stageWords[stage]}</Words>
              <Words className="link-row__more">
                {dayWords(receivedOn, now)}　{number}
              </Words>
            </Box>
          </Box>
        ))}
        <LinkRow icon="message" name="凭回执码查看反映" more="看问您的话，在那里答" onTap={goReportVisit} />
      </Box>
    </Box>
  );
}
