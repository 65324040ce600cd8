/** Child process of the fault tests: holds the write lock of a workspace until its standard input ends. */
import Database from 'better-sqlite3'

const db = new Database(process.argv[2])
db.exec('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
process.stdin.on('end', () => {
  db.exec('ROLLBACK')
  db.close()
})
process.stdin.resume()
