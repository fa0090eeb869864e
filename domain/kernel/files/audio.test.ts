import { sniffAudio } from './audio';

describe('what a recording is', () => {
  it.each([
    ['AMR', Buffer.from('#!AMR\n\x04\x00'), 'audio/amr'],
    ['wide-band AMR', Buffer.from('#!AMR-WB\n\x04'), 'audio/amr'],
    ['MP3 with tags', Buffer.from('ID3\x03\x00'), 'audio/mpeg'],
    ['a bare MP3 frame', Buffer.from([0xff, 0xfb, 0x90, 0x00]), 'audio/mpeg'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), null],
    ['a frame without a bit rate', Buffer.from([0xff, 0xfb, 0xf0, 0x00]), null],
    ['AAC in ADTS', Buffer.from([0xff, 0xf1, 0x50, 0x80]), null],
    ['a page', Buffer.from('<html>'), null],
    ['nothing', Buffer.alloc(0), null],
  ])('%s', (_name, bytes, type) => expect(sniffAudio(bytes)).toBe(type));
});
