import fc from 'fast-check';
import { publishedFrom } from '../../contracts/bulletin';
import { suppress, withTotals, type Hidden } from './suppress';

const seed = 20_261_128;
const count = fc.oneof({ weight: 2, arbitrary: fc.nat({ max: 9 }) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });
const tableOf = (rows: { minLength: number; maxLength: number }, columns: number, cell: fc.Arbitrary<number>) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), rows);
const cells = <T>(table: readonly (readonly T[])[]) => table.flatMap((line, row) => line.map((value, column) => ({ row, column, value })));

test('nothing below five is shown, and nothing is hidden where all is five or more', () => {
  fc.assert(
    fc.property(tableOf({ minLength: 1, maxLength: 8 }, 3, count), (counts) => {
      const table = withTotals(counts);
      const hidden = suppress(counts);
      for (const { row, column, value } of cells(table)) expect(hidden[row]![column] === 'few').toBe(value < publishedFrom);
      if (cells(table).every(({ value }) => value >= publishedFrom)) expect(hidden.flat().every((kind) => kind === null)).toBe(true);
    }),
    { seed, numRuns: 300 },
  );
});

test('a reader who tries every table that fits finds at least two values for each figure below five', () => {
  const small = fc.nat({ max: 9 });
  fc.assert(
    fc.property(fc.oneof(tableOf({ minLength: 2, maxLength: 2 }, 2, small), tableOf({ minLength: 1, maxLength: 2 }, 3, small), tableOf({ minLength: 3, maxLength: 3 }, 2, small)), (counts) => {
      const hidden = suppress(counts);
      const fitting = tablesThatFit(counts, hidden);
      for (const { row, column, value } of cells(hidden)) if (value === 'few') expect(new Set(fitting.map((table) => table[row]![column])).size).toBeGreaterThan(1);
    }),
    { seed, numRuns: 150 },
  );
});

test('no figure below five follows from sums and differences of what is shown, in a district of many halls either', () => {
  fc.assert(
    fc.property(tableOf({ minLength: 2, maxLength: 15 }, 3, count), fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }), (counts, sealed) => {
      const hidden = suppress(counts, { sealed });
      expect(determined(hidden).filter(({ row, column }) => hidden[row]![column] === 'few')).toEqual([]);
    }),
    { seed, numRuns: 200 },
  );
});

test('one small figure among many costs three others at most, and no total', () => {
  const hidden = suppress([[320, 60, 3], [210, 40, 12], [180, 55, 20], [400, 90, 31]]);
  expect(hidden.flat().filter((kind) => kind !== null)).toHaveLength(4);
  expect(hidden[0]).toEqual([null, 'withheld', 'few', null]);
  expect(hidden.at(-1)).toEqual([null, null, null, null]);
});

test('a single hall keeps its small figure too, although the district shows the same table', () => {
  expect(suppress([[90, 20, 3]])).toEqual([[null, 'withheld', 'few', null], [null, 'withheld', 'few', null]]);
});

test('a sealed row shows nothing, and cannot be worked out from the total', () => {
  const hidden = suppress([[30, 12], [44, 9], [51, 16]], { sealed: [false, true, false] });
  expect(hidden[1]).toEqual(['withheld', 'withheld', 'withheld']);
  expect(determined(hidden).filter(({ row }) => row === 1)).toEqual([]);
});

test('an open column hides nothing beside it for being small; a small count beside it stays hidden', () => {
  const shown = (hidden: Hidden) => hidden.map(([first, , total]) => [first, total]);
  expect(shown(suppress([[38, 2], [41, 0]], { open: 1 })).flat()).toEqual([null, null, null, null, null, null]);
  const hidden = suppress([[4, 3], [41, 0], [20, 6]], { open: 1 });
  expect(shown(hidden)[0]).toEqual(['few', null]);
  expect(determined(hidden).filter(({ row, column }) => hidden[row]![column] === 'few')).toEqual([]);
});

/** Every table with the same published figures, as far as hidden ones go up to a little above what they are. */
function tablesThatFit(counts: number[][], hidden: Hidden): number[][][] {
  const truth = withTotals(counts);
  const fits = (row: number, column: number, value: number): boolean => {
    const kind = hidden[row]![column];
    return kind === 'few' ? value < publishedFrom : kind === 'withheld' ? value >= publishedFrom : value === truth[row]![column];
  };
  const choices = cells(counts).map(({ row, column, value }) => {
    const kind = hidden[row]![column];
    return kind === null ? [value] : kind === 'few' ? [0, 1, 2, 3, 4] : [5, 6, 7, 8, 9, 10, 11];
  });
  const width = counts[0]!.length;
  const found: number[][][] = [];
  const go = (chosen: number[]): void => {
    if (chosen.length < choices.length) return choices[chosen.length]!.forEach((value) => go([...chosen, value]));
    const table = withTotals(counts.map((_, row) => chosen.slice(row * width, (row + 1) * width)));
    if (cells(table).every(({ row, column, value }) => fits(row, column, value))) found.push(table);
  };
  go([]);
  return found;
}

/** Hidden cells that the equations of rows and columns alone determine: Gaussian elimination modulo a prime. */
function determined(hidden: Hidden): { row: number; column: number }[] {
  const p = 1_000_003;
  const unknown = cells(hidden).filter(({ value }) => value !== null);
  const at = (row: number, column: number) => unknown.findIndex((one) => one.row === row && one.column === column);
  const equation = (line: { row: number; column: number }[]): number[] => {
    const terms = new Array<number>(unknown.length).fill(0);
    line.forEach(({ row, column }, index) => {
      const place = at(row, column);
      if (place >= 0) terms[place] = index === line.length - 1 ? p - 1 : 1;
    });
    return terms;
  };
  const rows = hidden.map((line, row) => equation(line.map((_, column) => ({ row, column }))));
  const columns = hidden[0]!.map((_, column) => equation(hidden.map((_line, row) => ({ row, column }))));
  const reduced = reduce([...rows, ...columns], p);
  return unknown.filter((_, place) => reduced.some((terms) => terms.every((term, index) => (index === place ? term !== 0 : term === 0))));
}

function reduce(matrix: number[][], p: number): number[][] {
  const rows = matrix.map((row) => [...row]);
  let lead = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, index) => index >= lead && row[column] !== 0);
    if (pivot < 0) continue;
    [rows[lead], rows[pivot]] = [rows[pivot]!, rows[lead]!];
    const inverse = power(rows[lead]![column]!, p - 2, p);
    rows[lead] = rows[lead]!.map((term) => (term * inverse) % p);
    rows.forEach((row, index) => {
      if (index === lead || row[column] === 0) return;
      const factor = row[column]!;
      rows[index] = row.map((term, place) => (term + (p - factor) * rows[lead]![place]!) % p);
    });
    lead += 1;
  }
  return rows.slice(0, lead);
}

const power = (base: number, exponent: number, p: number): number => (exponent === 0 ? 1 : (power((base * base) % p, Math.floor(exponent / 2), p) * (exponent % 2 === 1 ? base : 1)) % p);
