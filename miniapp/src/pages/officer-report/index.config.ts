export default definePageConfig({ navigationBarTitleText: '廉情报告' });
