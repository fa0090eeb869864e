import { Form, Select } from 'antd';
import { publishVillagesRequest, type LookedClue } from '../../../contracts/clue-villages';
import { publishVillages, useVillageFigures } from '../../api/clue-statistics';
import { ActDialog } from '../../parts/act-dialog';
import { countWords } from '../../parts/numbers';
import { storable, yearsOf, type VillageRow } from './tally';

/** What leaves the page: a year's villages of five and more. Smaller ones are not sent. */
export function StoreDialog({ items, villages, onClose }: { items: readonly LookedClue[]; villages: readonly VillageRow[]; onClose: () => void }) {
  const years = yearsOf(items);
  const [form] = Form.useForm();
  const year = (Form.useWatch('year', form) as number | undefined) ?? years[0]!;
  const stored = useVillageFigures(year).data;
  const rows = storable(villages, year);
  const left = villages.filter((village) => village.years.has(year)).length - rows.length;
  return (
    <ActDialog
      title="存下来的，办线索的人都看得到"
      about="只存满 5 件的：哪个村、哪一年、几件，满 5 件的问题类别。不存名字，也不存少于 5 件的，少的不会离开这一页。"
      form={form}
      schema={publishVillagesRequest}
      initial={{ year: years[0] }}
      toBody={() => ({ year, version: stored?.version, villages: rows })}
      act={publishVillages}
      refresh={['clue-villages']}
      done="存好了"
      submit="存下来"
      backLabel="先不存"
      onClose={onClose}
    >
      <Form.Item name="year" label="哪一年">
        <Select options={years.map((value) => ({ value, label: `${value}年` }))} />
      </Form.Item>
      <p aria-live="polite">
        {rows.length > 0 ? `${countWords(rows.length)} 个村满 5 件，要存` : '没有满 5 件的村，存的是空表'}
        {left > 0 ? `；${countWords(left)} 个村不满 5 件，不存` : ''}。{stored && stored.version > 0 ? `这一年已经存过，会换成新的。` : ''}
      </p>
    </ActDialog>
  );
}
