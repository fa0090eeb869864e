import type { ReportOpening } from '../../../../contracts/clue-report';
import { Box, Heading, Words } from '../../ui/elements';
import { asksOf, blanks, who, type Blank } from './blanks';

function Row({ label, hint, lines }: Blank) {
  return (
    <Box className="sheet-row">
      <Box className="sheet-row__name">
        <Box className="strong">{label}</Box>
        {hint ? <Box className="sheet-row__hint">{hint}</Box> : null}
      </Box>
      <Box className="sheet-row__lines" hidden>
        {Array.from({ length: lines }, (_, index) => (
          <Box className="sheet-row__line" key={index} />
        ))}
      </Box>
    </Box>
  );
}

/** One A4 page with the fields of the form; by name or without, on the same sheet. */
export function Sheet({ known: { districtName, topics } }: { known: ReportOpening }) {
  const asks = asksOf(topics);
  return (
    <Box className="paper-sheet">
      <Heading level={2} className="paper-sheet__title">
        反映问题登记表
      </Heading>
      <Box className="paper-sheet__to">
        <Words className="whole">交{districtName}纪委监委信访室。</Words>
        <Words className="whole">一件事写一张，不知道的空着。</Words>
      </Box>
      <Box className="sheet-row">
        <Box className="sheet-row__name strong">哪一类</Box>
        <Box className="sheet-row__topics">
          {topics.map(({ key, label }) => (
            <Words className="sheet-row__topic" key={key}>
              □ {label}
            </Words>
          ))}
        </Box>
      </Box>
      {asks ? <Row {...asks} /> : null}
      {blanks.map((blank) => (
        <Row key={blank.label} {...blank} />
      ))}
      <Box className="paper-sheet__part">您是谁（不愿留名，这一栏全空着，照样受理）</Box>
      {who.map((blank) => (
        <Row key={blank.label} {...blank} />
      ))}
      <Box className="paper-sheet__foot">
        装进信封，写“{districtName}纪委监委信访室收”，寄出或当面交。匿名寄来的，我们没法答复您；想要答复，请用网页，或打 12388。留名的，15 个工作日内告诉您是否受理，办结后 15 个工作日内告诉您结果。您的姓名和内容，法律规定必须保密。有人身危险，马上打 110。
      </Box>
    </Box>
  );
}
