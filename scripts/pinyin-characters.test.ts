import { readFileSync } from 'node:fs';
import { tableFile, tableText } from './pinyin-characters';

test('the keyboard’s characters are what the script writes', () => expect(readFileSync(tableFile, 'utf8')).toBe(tableText()));
