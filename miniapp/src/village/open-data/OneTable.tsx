import { useState } from 'react';
import type { OpenDataset } from '../../../../contracts/open-data';
import { openAddress, openFieldTypeLabels, openFilterWords, openFormatLabels, type OpenFilter, type OpenFormat } from '../../../../contracts/open-data-words';
import { dayWords } from '../../logic/days';
import { takeFile, takeWords, wholeAddress } from '../../platform/take-file';
import { Box, Table, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** The sheet that most people can open stands first. */
const formats: readonly OpenFormat[] = ['xlsx', 'csv', 'json'];

interface OneTableProps {
  table: OpenDataset;
  open: boolean;
  onOpen: () => void;
  asked: Partial<Record<OpenFilter, string>>;
}

/** One table: closed its name and what is in it; open its columns, its files and their address. */
export function OneTable({ table, open, onOpen, asked }: OneTableProps) {
  const now = new Date();
  return (
    <Box className={open ? 'open-table open-table--open' : 'open-table'}>
      <Tap className={open ? 'link-row link-row--open' : 'link-row'} onTap={onOpen} expanded={open}>
        <Box className="grow">
          <Words className="link-row__name">{table.title}</Words>
          <Words className="link-row__more">{table.newest ? `最新一条 ${dayWords(table.newest, now)}` : table.updates}</Words>
        </Box>
        <Icon name="down" />
      </Tap>
      {open ? <Opened table={table} asked={asked} /> : null}
    </Box>
  );
}

function Opened({ table, asked }: Pick<OneTableProps, 'table' | 'asked'>) {
  const { key, title, about, updates, filters, fields } = table;
  const [said, setSaid] = useState<string | null>(null);
  const [columns, setColumns] = useState(false);
  const take = async (format: OpenFormat) => {
    try {
      await takeFile(openAddress(key, format, filters, asked));
      setSaid(takeWords.done);
    } catch {
      setSaid('没有成功。请长按下面的地址，自己复制。');
    }
  };
  return (
    <>
      <Box>{about}</Box>
      <Box className="note">{updates}。</Box>
      <Box className="open-table__formats" role="group" label={title}>
        <Words>{takeWords.verb}</Words>
        {formats.map((format) => (
          <Tap key={format} className="pill pill--act" label={`${takeWords.verb} ${title} ${openFormatLabels[format]}`} onTap={() => void take(format)}>
            {openFormatLabels[format]}
          </Tap>
        ))}
      </Box>
      <Box className="said" role="status" live>
        {said}
      </Box>
      <Words className="open-address">{wholeAddress(openAddress(key, 'csv', filters, asked))}</Words>
      {filters.length > 0 ? <Box className="note">地址后面可以加：{filters.map((filter) => `${filter}=（${openFilterWords[filter]}）`).join('，')}。</Box> : null}
      <Tap className="link" onTap={() => setColumns(!columns)} expanded={columns}>
        {columns ? '收起各列' : `看有哪 ${fields.length} 列`}
      </Tap>
      {columns ? (
        <Box className="open-table__columns">
          <Table className="table" caption={`${title}的各列`} rows={fields.map((field) => [field.title, [`${openFieldTypeLabels[field.type]}${field.unit ? `，${field.unit}` : ''}`, field.about, field.key].filter(Boolean).join('；')] as const)} />
        </Box>
      ) : null}
    </>
  );
}
