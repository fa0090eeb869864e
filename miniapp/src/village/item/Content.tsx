import type { AccountsContent, PublicPublication } from '../../../../contracts/disclosure';
import { yuan } from '../../logic/yuan';
import { goVillageAccounts } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, Table } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { TableContent } from './TableContent';

/** What it says, as it was published. */
export function Content({ publication: { content, nothing, item, period, village } }: { publication: PublicPublication }) {
  if (nothing || content === null) {
    return (
      <Box className="card gap-top">
        <Box className="strong">本期无发生</Box>
        <Box className="quiet">村里声明：{period.label}没有这一项要公开的事。</Box>
      </Box>
    );
  }
  if (content.form === 'table') return <TableContent content={content} caption={`${period.label}${item.name}`} />;
  if (content.form === 'accounts') return <Accounts content={content} villageId={village.id} month={period.key} />;
  return (
    <Box className="card gap-top">
      <Paragraphs text={content.text} />
    </Box>
  );
}

export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <Box className="paragraph" key={`${index} ${paragraph}`}>
            {paragraph}
          </Box>
        ))}
    </>
  );
}

const sum = (lines: AccountsContent['receipts']): number => lines.reduce((total, { amount }) => total + amount, 0);

function Accounts({ content: { opening, receipts, payments, closing, note }, villageId, month }: { content: AccountsContent; villageId: string; month: string }) {
  return (
    <>
      <Box className="card gap-top">
        <Table
          className="table table--figures"
          caption="这个月的账，单位元"
          rows={[
            ['上月结余', yuan(opening)],
            ['收入', `${yuan(sum(receipts))}（${receipts.length} 笔）`],
            ['支出', `${yuan(sum(payments))}（${payments.length} 笔）`],
            ['月末结余', yuan(closing)],
          ]}
        />
        {note ? <Box className="table-note">{note}</Box> : null}
      </Box>
      <Section title="每一笔">
        <Button kind="plain" onTap={() => goVillageAccounts(villageId, month)}>
          看每一笔和凭证
        </Button>
      </Section>
    </>
  );
}
