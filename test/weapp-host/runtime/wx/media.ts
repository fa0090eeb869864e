import { asCanvasOfWeChat } from '../elements/others';
import { byteLength } from '../files';
import type { Services } from '../services';
import { Refusal, asynchronous } from './callbacks';

/** 媒体、扫码、文件: the pictures and codes are those the test holds ready; without any, the person cancelled. */
export function mediaApis({ answers, files, records, privacy }: Services) {
  const taken = (count: number) => {
    const chosen = answers.media.shift()?.slice(0, count);
    if (!chosen) throw new Refusal('cancel');
    return chosen.map((file) => files.add(file));
  };
  const existing = (path: string) => {
    const file = files.find(path);
    if (!file) throw new Refusal(`no such file or directory, open '${path}'`);
    return file;
  };
  const fileSystem = {
    readFile: asynchronous('readFile', ({ filePath, encoding }: { filePath: string; encoding?: string }) => {
      const { base64 } = existing(filePath);
      return { data: encoding === 'base64' ? base64 : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer };
    }),
    getFileInfo: asynchronous('getFileInfo', ({ filePath }: { filePath: string }) => ({ size: byteLength(existing(filePath)) })),
    saveFile: asynchronous('saveFile', ({ tempFilePath }: { tempFilePath: string }) => {
      const { type, base64 } = existing(tempFilePath);
      return { savedFilePath: files.create(type, base64).path };
    }),
    writeFileSync: (filePath: string, data: string | ArrayBuffer) => {
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
      files.add({ path: filePath, type: 'application/octet-stream', base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) });
    },
    unlink: asynchronous('unlink', ({ filePath }: { filePath: string }) => files.remove(existing(filePath).path)),
  };
  return {
    chooseMedia: asynchronous('chooseMedia', async ({ count = 9 }: { count?: number }) => {
      await privacy.require('chooseMedia');
      return { type: 'image', tempFiles: taken(count).map((file) => ({ tempFilePath: file.path, size: byteLength(file), fileType: 'image' })) };
    }),
    chooseImage: asynchronous('chooseImage', async ({ count = 9 }: { count?: number }) => {
      await privacy.require('chooseImage');
      const chosen = taken(count);
      return { tempFilePaths: chosen.map(({ path }) => path), tempFiles: chosen.map((file) => ({ path: file.path, size: byteLength(file) })) };
    }),
    compressImage: asynchronous('compressImage', ({ src }: { src: string }) => ({ tempFilePath: existing(src).path })),
    getImageInfo: asynchronous('getImageInfo', async ({ src }: { src: string }) => {
      const { type, base64, path } = existing(src);
      const picture = new Image();
      picture.src = `data:${type};base64,${base64}`;
      await picture.decode();
      return { width: picture.naturalWidth, height: picture.naturalHeight, path, type: type.replace('image/', '') };
    }),
    openDocument: asynchronous('openDocument', ({ filePath, fileType }: { filePath: string; fileType?: string }) => records.act({ kind: 'openedDocument', path: filePath, fileType: fileType ?? '', bytes: byteLength(existing(filePath)) })),
    previewImage: asynchronous('previewImage', () => {}),
    getFileSystemManager: () => fileSystem,
    getFileInfo: fileSystem.getFileInfo,
    scanCode: asynchronous('scanCode', async () => {
      await privacy.require('scanCode');
      const scanned = answers.scans.shift();
      if (!scanned) throw new Refusal('cancel');
      return { ...scanned, scanType: scanned.path === undefined ? 'QR_CODE' : 'WX_CODE', charSet: 'utf-8' };
    }),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      asCanvasOfWeChat(Object.assign(document.createElement('canvas'), { width, height })),
    canvasToTempFilePath: asynchronous('canvasToTempFilePath', ({ canvas, fileType = 'png' }: { canvas: HTMLCanvasElement; fileType?: string }) => {
      const [, base64 = ''] = canvas.toDataURL(`image/${fileType}`).split(',');
      return { tempFilePath: files.create(`image/${fileType}`, base64).path };
    }),
    saveImageToPhotosAlbum: asynchronous('saveImageToPhotosAlbum', async ({ filePath }: { filePath: string }) => {
      await privacy.require('saveImageToPhotosAlbum');
      records.act({ kind: 'savedImage', path: filePath, bytes: byteLength(existing(filePath)) });
    }),
  };
}
