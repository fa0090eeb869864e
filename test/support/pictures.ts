import sharp from 'sharp';

/** A plain JPEG of the size. */
export const jpegOf = (width: number, height: number): Promise<Buffer> => sharp({ create: { width, height, channels: 3, background: '#14566b' } }).jpeg().toBuffer();
