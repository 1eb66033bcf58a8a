import { ContentError, type Problem } from '../shared/errors.ts';
import { type Ledger, recordUrls } from './ledger.ts';
import type { Page } from './page.ts';
import { planAbout } from './pages/about.ts';
import { planArchive } from './pages/archive.ts';
import { planArticles } from './pages/articles.ts';
import { planEditions } from './pages/editions.ts';
