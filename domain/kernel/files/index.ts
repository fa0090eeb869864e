export { discardUploads, eraseFilesOf } from './erase';
export { expireUnclaimed } from './expire';
export { claimFiles, guardFiles, openFile, openPublicFile, publishFile, releaseFiles, readAll, readFileBytes, signedPublicLink, storeAudio, storeDocument, storeImage, type FileGuard, type OpenedFile, type StoredFile } from './files';
export { bytesBucket, FileModel, type FileRecord } from './model';
export { documentMediaTypes, inspectDocument } from './documents';
export { encodeImage, sniffImage } from './images';
export { sniffAudio } from './audio';
export { thumbnailOf } from './thumbnails';
export { readEntry, zipEntries } from './zip';
