// React 18, automatic JSX; Taro's preset picks the targets from package.json's browserslist.
module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] };
