export default definePageConfig({ navigationBarTitleText: '退缴' });
