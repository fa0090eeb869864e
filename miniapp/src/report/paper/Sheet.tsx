import type { ReportOpening } from '../../../../contracts/clue-report';
import { Box, Heading, Words } from '../../ui/elements';

interface Blank {
  label: string;
  hint?: string;
  /** In lines to write on. */
  lines: number;
}

const blanks: Blank[] = [
  { label: '这件事', hint: '谁，做了什么，怎么做的，造成了什么后果', lines: 7 },
  { label: '什么时候', lines: 1 },
  { label: '在哪里', hint: '村、单位或窗口', lines: 1 },
  { label: '反映谁', hint: '姓名、单位、职务，可以写几个人', lines: 2 },
  { label: '怎么知道的', lines: 1 },
  { label: '能证明的', hint: '谁能作证，单据在哪里；复印件请一起寄', lines: 2 },
  { label: '多少钱', lines: 1 },
  { label: '向别处反映过', hint: '哪里，什么时候，怎么答复的', lines: 1 },
];
const who: Blank[] = [
  { label: '姓名', lines: 1 },
  { label: '电话', hint: '和方便接电话的时间', lines: 1 },
  { label: '身份证号、住址', hint: '选填', lines: 1 },
];

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
