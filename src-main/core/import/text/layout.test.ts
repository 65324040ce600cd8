import { describe, expect, it } from 'vitest'
import { findLayout, readTable } from './layout.ts'

const layout = (text: string, choice = {}) => findLayout(text, choice, 100)
const found = (text: string, choice = {}) => {
  const { delimiter, skipLines, header, rows } = layout(text, choice)
  return { delimiter, skipLines, header, first: rows[0] }
}

describe('the header', () => {
  it.each<[string, string, number, string[], number | undefined]>([
    ['is the first line of a plain table', 'a,b\n1,2\n', 0, ['a', 'b'], 2],
    ['comes after # lines', '# Account: x\n# ---, y\n\nPage,Views\n/a,1\n', 3, ['Page', 'Views'], 5],
    ['may begin with # itself', '#,Tool,Cost\n1,A,2\n', 0, ['#', 'Tool', 'Cost'], 2],
    ['comes after titles', 'Transactions by vendor\nJan to Mar\n\n,Date,Amount\nAcme,,\n,1,2\n', 3, ['', 'Date', 'Amount'], 5], // prettier-ignore
    ['comes after titles padded with delimiters', 'CO2 by sector,,\ntonnes,,\n,,\nYear,2000,2001\nTimber,1,2\n', 3, ['Year', '2000', '2001'], 5], // prettier-ignore
    ['may be narrower than rows that end with a delimiter', 'a,b\n1,2,\n3,4,\n', 0, ['a', 'b'], 2],
    ['may hold line breaks', '"a\nb",c\n1,2\n', 0, ['a\nb', 'c'], 3],
    ['comes after blank lines', '\n\r\n \na,b\n1,2\n', 3, ['a', 'b'], 5],
    ['comes after lines that end with CR', 'A title\rx\ra,b\r1,2\r3,4\r', 2, ['a', 'b'], 4],
    ['is one column wide where the table is', 'a\n1\n2\n', 0, ['a'], 2],
  ])('%s', (_, text, skipLines, header, firstLine) => {
    const result = found(text)
    expect([result.skipLines, result.header, result.first?.line]).toEqual([skipLines, header, firstLine])
  })

  it('is where it is said to be', () => {
    expect(found('x,y\na,b\n1,2\n', { headerLine: 2 })).toMatchObject({
      header: ['a', 'b'],
      skipLines: 1,
    })
    expect(() => layout('x,y\n', { headerLine: 9 })).toThrow('there is no line 9')
    expect(() => layout('# a\n# b\n')).toThrow('every line starts with "#"')
  })
})

describe('the delimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b;c\n1,5;2,5;3\n', ';'],
    ['a\tb\n"x,y"\t2\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['only\none column, with a comma\n', ','],
    ['Report, of something\na;b\n1;2\n3;4\n', ';'],
  ])('of %j is %j', (text, delimiter) => {
    expect(layout(text).delimiter).toBe(delimiter)
  })

  it('is what it is said to be', () => {
    expect(found('a,b;c\n1,2;3\n', { delimiter: ';' }).header).toEqual(['a,b', 'c'])
  })
})

describe('rows', () => {
  it('are counted by lines whatever ends them, also mixed', () => {
    const text = 'a,b\r\n1,"x\ry"\r2,z\n\n3,"u\nv"\r\n4,w'
    expect(readTable(text, { delimiter: ',', skipLines: 0, hasHeader: true }).rows.map(({ line, cells }) => [line, cells[0], cells[1]!.trim()])).toEqual([
      [2, '1', 'x\ry'],
      [3, '2', 'z'],
      [5, '3', 'u\nv'],
      [7, '4', 'w'],
    ]) // prettier-ignore
  })

  it('with a quote never closed are given up alone', () => {
    const { rows, broken } = readTable('a,b\n1,"x\n2,y\n3,z\n', { delimiter: ',', skipLines: 0, hasHeader: true })
    expect(rows.map(({ cells }) => cells[0])).toEqual(['2', '3'])
    expect(broken).toEqual([{ line: 2, reason: 'a quote is opened and never closed', raw: '1,"x' }])
  })
})
