import { buildPageNow } from './build-page';

/** The page of the WeChat sandbox, which the sandbox itself answers. */
buildPageNow({ name: 'sandbox', source: 'scripts/sandbox/page', base: '/' });
