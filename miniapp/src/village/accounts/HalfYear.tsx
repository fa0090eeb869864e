import { useState } from 'react';
import type { AccountsMonthSums } from '../../../../contracts/accounts';
import { yuan } from '../../../../contracts/accounts-rules';
import { Box, Heading, RadioGroup, Words } from '../../ui/elements';
import { chartWords, heightsOf, inUnit, shortMonth, unitOf } from '../logic/accounts';
import { ColumnsTable, Figure, Part } from './drawn';

const views = ['chart', 'table'] as const;
const viewNames = { chart: '图', table: '表' };

/** What came in and went out, month by month, drawn or as a table. */
export function HalfYear({ months, title }: { months: readonly AccountsMonthSums[]; title: string }) {
  const [view, setView] = useState<(typeof views)[number]>('chart');
  const unit = unitOf(months);
  return (
    <Box className="card half-year">
      <Box className="month__head">
        <Heading level={2} className="heading">
          {title}
        </Heading>
        <RadioGroup className="segments" label="看图还是看表" values={views} value={view} onChange={setView} optionClass={(_, chosen) => (chosen ? 'segment segment--on' : 'segment')}>
          {(option) => viewNames[option]}
        </RadioGroup>
      </Box>
      {view === 'chart' ? (
        <>
          <Box className="legend" hidden>
            <Words className="legend__key legend__key--receipts" />
            <Words>收入</Words>
            <Words className="legend__key legend__key--payments" />
            <Words>支出</Words>
            <Words className="legend__unit">单位：{unit.name}</Words>
          </Box>
          <Chart months={months} />
        </>
      ) : (
        <ColumnsTable
          className="table table--columns"
          caption={`${title}，单位是元`}
          head={['月份', '收入（元）', '支出（元）']}
          rows={months.map(({ monthKey, receipts, payments }) => ({ name: shortMonth(monthKey), cells: [yuan(receipts), yuan(payments)] }))}
        />
      )}
    </Box>
  );
}

function Chart({ months }: { months: readonly AccountsMonthSums[] }) {
  const heights = heightsOf(months);
  const unit = unitOf(months);
  const last = months[months.length - 1]!;
  const named = last.receipts >= last.payments ? 'receipts' : 'payments';
  return (
    <Figure className="chart" label={chartWords(months)}>
      <Words className="spoken">{chartWords(months)}</Words>
      <Box className="chart__bars" hidden>
        {months.map((month, index) => (
          <Box className="chart__month" key={month.monthKey}>
            {(['receipts', 'payments'] as const).map((side) => (
              <Box className="chart__side" key={side}>
                {month === last && side === named ? <Box className={`chart__value chart__value--${side}`}>{inUnit(month[side], unit)}</Box> : null}
                <Part className={`chart__bar chart__bar--${side}`} height={heights[index]![side]} />
              </Box>
            ))}
          </Box>
        ))}
      </Box>
      <Box className="chart__names" hidden>
        {months.map((month) => (
          <Box className={month === last ? 'chart__name chart__name--now' : 'chart__name'} key={month.monthKey}>
            {shortMonth(month.monthKey)}
          </Box>
        ))}
      </Box>
    </Figure>
  );
}
