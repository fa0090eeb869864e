import { useState } from 'react';
import type { DisclosureContent } from '../../../../contracts/disclosure';
import { cellWords } from '../../../../contracts/disclosure-cells';
import { useElder } from '../../store/elder';
import { Button } from '../../ui/Button';
import { Box, Table } from '../../ui/elements';
import { Grid } from '../ui/Grid';

type TableOf = Extract<DisclosureContent, { form: 'table' }>;

const atOnce = 50;
/** Two columns stand side by side on any phone. */
const narrow = 2;

/** A table on a phone: its first column stays while the others are moved. In large print each row is a card of its own. */
export function TableContent({ content: { columns, rows, note }, caption }: { content: TableOf; caption: string }) {
  const { elder } = useElder();
  const [most, setMost] = useState(atOnce);
  const visible = rows.slice(0, most).map((row) => row.map((cell, index) => cellWords(columns[index]?.kind ?? 'text', cell)));
  const kinds = columns.map(({ kind }) => (kind === 'money' || kind === 'number' ? 'number' : kind === 'day' ? 'day' : 'words'));
  const titles = columns.map(({ title }) => title);
  return (
    <>
      <Box className="table-count">共 {rows.length} 行</Box>
      {elder ? (
        visible.map((row, index) => (
          <Box className="card" key={index}>
            <Table className="table" caption={`第 ${index + 1} 行`} rows={titles.map((title, column) => [title, row[column] || '—'])} />
          </Box>
        ))
      ) : (
        <Box className="card grid-card">
          <Grid caption={caption} titles={titles} rows={visible} kinds={kinds} fixed={columns.length > narrow} />
        </Box>
      )}
      {most < rows.length ? (
        <Box className="gap-top">
          <Button kind="plain" onTap={() => setMost(most + atOnce)}>
            再看 {Math.min(atOnce, rows.length - most)} 行
          </Button>
        </Box>
      ) : null}
      {note ? <Box className="table-note">{note}</Box> : null}
    </>
  );
}
