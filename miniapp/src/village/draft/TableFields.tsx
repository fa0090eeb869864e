import type { VillageDraftDue } from '../../../../contracts/village-draft';
import { Box } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { rowProblem, type TypedDraft } from '../logic/draft';
import { AddRow, EntryRow } from './EntryRow';

/** A table, row under row, each in short. */
export function TableFields({ due, draft, onRow }: { due: VillageDraftDue; draft: TypedDraft; onRow: (index: number) => void }) {
  return (
    <Section title="表" hint={`${draft.rows.length} 行`}>
      {draft.rows.length > 0 ? (
        <Box className="card card--rows" role="list">
          {draft.rows.map((row, index) => (
            <EntryRow key={index} name={row[0]?.trim() || `第 ${index + 1} 行`} more={row.slice(1).filter((cell) => cell.trim() !== '').join('　')} problem={rowProblem(row, due)} onTap={() => onRow(index)} />
          ))}
        </Box>
      ) : null}
      <AddRow onTap={() => onRow(draft.rows.length)}>加一行</AddRow>
    </Section>
  );
}
