export default definePageConfig({ navigationBarTitleText: process.env.TARO_ENV === 'h5' ? '清鉴' : '收款' });
