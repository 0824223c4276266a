// npm run build: dist/ from src/.
import { buildNow, install } from './ready.mjs'

install()
buildNow()
