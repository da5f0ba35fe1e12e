import { type Token, type Tokens, lexer } from 'marked';
import { Fragment, type ReactNode } from 'react';

const HEADINGS = ['h3', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;

/**
 * Markdown from outside as React elements. Nothing is ever parsed as HTML: what the text holds of it is shown as text,
 * and links lead to web pages and mail addresses only.
 */
export default function Terms({ markdown }: { markdown: string }) {
  return <div className="prose">{blocks(lexer(markdown))}</div>;
}

function blocks(tokens: readonly Token[]): ReactNode[] {
  return tokens.map((token, index) => <Fragment key={index}>{block(token as Tokens.Generic)}</Fragment>);
}

function block(token: Tokens.Generic): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading': {
      const Heading = HEADINGS[(token as Tokens.Heading).depth - 1] ?? 'h6';
      return <Heading>{inlines(token.tokens)}</Heading>;
    }
    case 'paragraph':
      return <p>{inlines(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [])}</blockquote>;
    case 'list':
      return list(token as Tokens.List);
    case 'hr':
      return <hr />;
    case 'code':
      return <pre tabIndex={0}>{token.text}</pre>;
    case 'table':
      return table(token as Tokens.Table);
    case 'checkbox':
      return null;
    case 'text':
      return token.tokens ? inlines(token.tokens) : token.text;
    default:
      return <p>{token.raw}</p>;
  }
}

function list(token: Tokens.List): ReactNode {
  const items = token.items.map((item, index) => <li key={index}>{blocks(item.tokens)}</li>);
  return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function table(token: Tokens.Table): ReactNode {
  return (
    <div className="scroll" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {token.header.map((cell, index) => (
              <th key={index} scope="col">
                {inlines(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{inlines(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inlines(tokens: readonly Token[] | undefined): ReactNode[] {
  return (tokens ?? []).map((token, index) => <Fragment key={index}>{inline(token as Tokens.Generic)}</Fragment>);
}

function inline(token: Tokens.Generic): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens)}</em>;
    case 'del':
      return <del>{inlines(token.tokens)}</del>;
    case 'codespan':
      return <code>{plain(token.text)}</code>;
    case 'br':
      return <br />;
    case 'link':
      return link(token as Tokens.Link);
    case 'image':
      return token.text;
    case 'text':
      return token.tokens ? inlines(token.tokens) : plain(token.text);
    case 'escape':
      return plain(token.text);
    default:
      return token.raw;
  }
}

function link(token: Tokens.Link): ReactNode {
  const text = inlines(token.tokens);
  return /^(https?:\/\/|mailto:)/i.test(token.href) ? (
    <a href={token.href} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  ) : (
    text
  );
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };

/** The few entities that people write in Markdown; the parser leaves them as they are. */
function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
