import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { cdata, readXml } from './xml';

test('text in CDATA comes through as it was written, ]]> and tags included', () => {
  const piece = fc.constantFrom(']]>', '<![CDATA[', '<', '&amp;', '</xml>', '<!DOCTYPE xml>', '评议', ' ', ']', '>', '\n');
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 20 }), (pieces) => {
      const text = pieces.join('').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
      const document = `<xml><A>${cdata(text)}</A><B>${cdata('b')}</B></xml>`;
      expect(readXml(document)).toEqual({ A: text, B: 'b' });
      expect(new XMLParser({ parseTagValue: false, processEntities: false }).parse(document)).toEqual({ xml: { A: text, B: 'b' } });
    }),
    { seed: 1 },
  );
});

test('whatever is put into CDATA, the document stays whole', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => XMLValidator.validate(`<xml><A>${cdata(text)}</A></xml>`) === true), { seed: 2 });
});

test.each([
  ['a DOCTYPE', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
  ['a DOCTYPE after the declaration', '<?xml version="1.0"?><!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><A>1</A></xml>'],
  ['a DOCTYPE inside', '<xml><!DOCTYPE a><A>1</A></xml>'],
  ['a comment', '<xml><!-- --><A>1</A></xml>'],
  ['an instruction', '<xml><?php echo 1 ?><A>1</A></xml>'],
  ['an open tag', '<xml><A>1</xml>'],
  ['open CDATA', '<xml><A><![CDATA[1</A></xml>'],
  ['two roots', '<xml><A>1</A></xml><xml><A>2</A></xml>'],
  ['another root', '<message><A>1</A></message>'],
  ['depth', `<xml>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</xml>`],
  ['nothing', ''],
  ['words', 'hello'],
])('%s is refused', (_what, text) => {
  expect(readXml(text)).toBeNull();
});

test('no entity is replaced and no long number is rounded', () => {
  expect(readXml('<xml><A>&lt;&#65;&amp;</A><MsgId>23456789012345678901</MsgId></xml>')).toEqual({ A: '&lt;&#65;&amp;', MsgId: '23456789012345678901' });
});

test('nonsense is refused without a fault, and names of an object’s own parts are harmless', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('<xml>', '</xml>', '<a>', '</a>', '<a/>', '<![CDATA[', ']]>', '<!', '<?', '<', '>', '&', 'x', '<__proto__>', '<constructor>', '"', '='), { maxLength: 30 }), (parts) => {
      const read = readXml(parts.join(''));
      return read === null || typeof read === 'object';
    }),
    { seed: 3, numRuns: 500 },
  );
  readXml('<xml><__proto__><polluted>1</polluted></__proto__></xml>');
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
