import './policy';

export { openCatalog } from './catalog';
export { openDownload, openMediaTypes } from './download';
export { datasets } from './datasets';
export { saveOpenLicence } from './licence';
export { listDatasets, showOpenData } from './queries';
