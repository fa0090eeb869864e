import { buildPageNow } from './build-page';

/** The staff's console. The server answers it under its base, with index.html for every page address. */
buildPageNow({ name: 'console', source: 'console', base: '/console/' });
