/** A form with its title, who made it and notes, as it is printed and signed: not a list to sort. */
export interface Statement {
  title: string;
  /** Under the title: organ, period, unit. */
  about: readonly string[];
  head: readonly string[];
  sections: readonly { title: string; rows: readonly (readonly (string | number)[])[] }[];
  notes: readonly string[];
  /** 制表人、日期 */
  sign: string;
}

const thin = { style: 'thin', color: { argb: 'FF85868A' } } as const;
const edge = { top: thin, left: thin, bottom: thin, right: thin };

/** One sheet that prints on A4 upright, as wide as the page, with the head repeated. */
export async function statementBook({ title, about, head, sections, notes, sign }: Statement): Promise<Buffer> {
  // A large library: whoever makes a sheet waits for it, not every start.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title, { pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true } });
  sheet.columns = head.map((_, index) => ({ width: index === 0 ? 30 : 16 }));
  const across = (text: string, style: { size?: number; bold?: boolean; centered?: boolean; wrap?: boolean } = {}): void => {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, head.length);
    row.font = { size: style.size ?? 11, bold: style.bold ?? false };
    row.alignment = { horizontal: style.centered ? 'center' : 'left', vertical: 'middle', wrapText: style.wrap ?? false };
    // Merged cells do not grow by themselves.
    if (style.wrap) row.height = 16 * Math.ceil(text.length / 38);
  };
  across(title, { size: 16, bold: true, centered: true });
  for (const line of about) across(line, { centered: true });
  const headRow = sheet.addRow([...head]);
  headRow.font = { bold: true };
  headRow.eachCell((cell) => Object.assign(cell, { border: edge, alignment: { horizontal: 'center' } }));
  sheet.pageSetup.printTitlesRow = `${headRow.number}:${headRow.number}`;
  sheet.views = [{ state: 'frozen', ySplit: headRow.number }];
  for (const section of sections) {
    const row = sheet.addRow([section.title]);
    sheet.mergeCells(row.number, 1, row.number, head.length);
    row.font = { bold: true };
    row.getCell(1).border = edge;
    row.getCell(1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFECEAE4' } };
    for (const values of section.rows) {
      sheet.addRow([...values]).eachCell((cell, column) => Object.assign(cell, { border: edge, alignment: { horizontal: column === 1 ? 'left' : 'right' } }));
    }
  }
  sheet.addRow([]);
  for (const note of notes) across(note, { wrap: true });
  across(sign);
  return Buffer.from(await book.xlsx.writeBuffer());
}
