import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import Terms from './Terms';

const html = (markdown: string) =>
  renderToStaticMarkup(<Terms markdown={markdown} />).replace(/^<div class="prose">|<\/div>$/g, '');

test('Markdown becomes headings, lists, emphasis, links and tables', () => {
  expect(html('# Terms\n\nYou **may** leave. See [Flip](https://flip.energy "x").')).toBe(
    '<h3>Terms</h3><p>You <strong>may</strong> leave. See ' +
      '<a href="https://flip.energy" target="_blank" rel="noreferrer noopener">Flip</a>.</p>',
  );
  expect(html('1. one\n2. two\n   - inner')).toBe(
    '<ol start="1"><li>one</li><li>two<ul><li>inner</li></ul></li></ol>',
  );
  expect(html('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<th scope="col">a</th>');
  expect(html('AT&amp;T "pays" 5 < 6 & more')).toBe('<p>AT&amp;T &quot;pays&quot; 5 &lt; 6 &amp; more</p>');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'text <b onclick="alert(1)">bold</b>',
  '<iframe src="https://evil.example"></iframe>',
  '<svg><animate onbegin=alert(1)>',
])('HTML stays text: %s', (hostile) => {
  expect(html(hostile)).not.toMatch(/<(script|img|b|iframe|svg|animate)/);
  expect(html(hostile)).toContain('&lt;');
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](/api/sign-out)',
  '![x](https://evil.example/pixel.png)',
  '<javascript:alert(1)>',
  '[x][ref]\n\n[ref]: javascript:alert(1)',
])('leads nowhere: %s', (hostile) => {
  expect(html(hostile)).not.toMatch(/<a|<img/);
});
