import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { chineseMessages } from '../contracts/messages';
import { App } from './app';
import './style/index.css';
import { applyTokens } from './theme';

z.config({ localeError: chineseMessages });
applyTokens(document.documentElement);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
createRoot(root).render(<App />);
