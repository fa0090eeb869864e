export { cleanFile, type CleanFile } from './clean';
export { recogniseFile } from './recognise';
