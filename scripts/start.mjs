// npm start: installs and builds what is missing, reads the examples into ./marsad-data and serves the picture.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, install, root } from './ready.mjs'

install()
build()
const child = spawn(process.execPath, [join(root, 'dist', 'main.js'), 'start', ...process.argv.slice(2)], { stdio: 'inherit' })
// Ctrl-C reaches the whole group: the server ends itself, this process waits for it. Other signals are passed on.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0))
