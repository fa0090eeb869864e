import { useState } from 'react';
import type { BulletinRow, PublicBulletin } from '../../../../contracts/bulletin';
import { dayWords, instantWords } from '../../logic/days';
import { Box, Table, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';

type Content = NonNullable<PublicBulletin['content']>;

const span = (from: string, to: string, now: Date): string => `${dayWords(from, now)} 到 ${dayWords(to, now)}`;

/** The lines of a table, in the order of what people ask first. */
function rowsOf(row: BulletinRow): [string, string][] {
  return [
    ['满意率', row.satisfaction.words],
    ['有效评价', row.valid.words],
    ['满意', row.satisfied.words],
    ['基本满意', row.acceptable.words],
    ['不满意', row.dissatisfied.words],
    ['不满意、到期应办结', row.due.words],
    ['按期办结', row.inTime.words],
    ['按期办结率', row.inTimeShare.words],
    ['办完以后再评', row.again.words],
    ['再评时不再不满意', row.againContent.words],
  ];
}

export function Content({ content }: { content: Content }) {
  const now = new Date();
  const { figures } = content;
  const counted = span(figures.from, figures.to, now);
  return (
    <>
      <Paragraphs text={content.introduction} />
      <Section title="全区评得怎么样" hint={counted}>
        <Box className="card">
          <Figures row={figures.district} caption={`${figures.district.name}，${counted}`} />
        </Box>
      </Section>
      {figures.reasons.length > 0 ? (
        <Section title="不满意在哪里" hint="全区">
          <Box className="card">
            <Table className="table table--figures" caption="不满意的原因，按多少排" rows={figures.reasons.map(({ label, count }) => [label, count.words])} />
          </Box>
        </Section>
      ) : null}
      {content.rectification ? (
        <Section title="改了什么">
          <Paragraphs text={content.rectification} />
          {content.examples.map((example) => (
            <Box className="card gap-top" key={example}>
              {example}
            </Box>
          ))}
        </Section>
      ) : null}
      {content.next ? (
        <Section title="下一步">
          <Paragraphs text={content.next} />
        </Section>
      ) : null}
      {figures.halls.length > 0 ? (
        <Section title="各个大厅" hint="点开看">
          <Box className="card card--rows">
            {figures.halls.map((hall) => (
              <Hall key={hall.name} hall={hall} />
            ))}
          </Box>
        </Section>
      ) : null}
      <Section title="怎么算的">
        <Box className="card">
          {figures.notes.map((note) => (
            <Box className="plain-line" key={note}>
              {note}
            </Box>
          ))}
          <Box className="quiet">数字取自 {instantWords(figures.takenAt, now)}，公布后不再变。</Box>
        </Box>
      </Section>
    </>
  );
}

function Figures({ row, caption }: { row: BulletinRow; caption: string }) {
  return (
    <>
      <Table className="table table--figures" caption={caption} rows={rowsOf(row)} />
      {row.reasons.length > 0 ? <Box className="table-note">不满意最多的：{row.reasons.join('、')}。</Box> : null}
      {row.note ? <Box className="table-note">{row.note}</Box> : null}
    </>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <Box className="paragraph" key={paragraph}>
            {paragraph}
          </Box>
        ))}
    </>
  );
}

function Hall({ hall }: { hall: BulletinRow }) {
  const [open, setOpen] = useState(false);
  return (
    <Box className="hall">
      <Tap className={open ? 'link-row link-row--open' : 'link-row'} expanded={open} onTap={() => setOpen(!open)}>
        <Box className="grow">
          <Box className="link-row__name">{hall.name}</Box>
          <Box className="link-row__more">满意率 {hall.satisfaction.words}</Box>
        </Box>
        <Icon name="down" />
      </Tap>
      {open ? <Figures row={hall} caption={hall.name} /> : null}
    </Box>
  );
}
