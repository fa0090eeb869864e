export { eraseFilesOf } from './erase';
export { expireUnclaimed } from './expire';
export { claimFiles, guardFiles, openFile, openPublicFile, publishFile, releaseFiles, readAll, readFileBytes, signedPublicLink, storeDocument, storeImage, type FileGuard, type OpenedFile, type StoredFile } from './files';
export { FileModel, type FileRecord } from './model';
