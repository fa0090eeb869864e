import PizZip from 'pizzip';
import { useTestDatabase } from '../../test/support/database';
import { defaultPowers, powerDocument } from '.';

useTestDatabase();

test.each(['A1', 'C1'])('the Word file of %s has everything of it, the steps in their order', async (code) => {
  const { bytes, filename } = await powerDocument(code);
  const shipped = defaultPowers.find((one) => one.code === code)!;
  const text = new PizZip(bytes).file('word/document.xml')!.asText().replace(/<[^>]+>/g, '|');
  expect(filename).toBe(`${code} ${shipped.name}.docx`);
  for (const part of [shipped.plain, shipped.post, ...shipped.conditions, ...shipped.materials, ...shipped.risks, shipped.complaint]) expect(text).toContain(part);
  const numbers = [...text.matchAll(/\|(\d+)\|/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(shipped.steps.map((_step, index) => index + 1));
  expect(text).not.toMatch(/[{}]/);
});
