export default definePageConfig({ navigationBarTitleText: '村里填报' });
