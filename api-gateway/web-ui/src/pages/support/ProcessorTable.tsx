import type { Processor } from '../../api/contract';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { ColumnHelp, type Column, DataTable } from './DataTable';
import { Ago } from './Moment';
import { ProcessorActions } from './ProcessorActions';
import { processorWords } from './replays';
import { type Verdict, actorWords } from './words';

interface TableProps {
  processors: readonly Processor[];
  onVerdict(verdict: Verdict): Promise<void>;
}

export function ProcessorTable({ processors, onVerdict }: TableProps) {
  const { f } = useWords();
  const number = new Intl.NumberFormat(f.locale, { maximumFractionDigits: 0 });
  const columns: readonly [Column<Processor>, ...Column<Processor>[]] = [
    {
      head: 'Processor',
      means: 'A view has the name of what people read from it; policies turn events into commands.',
      cell: ({ name, kind }) => (kind === 'policies' ? <>{name} (policies)</> : name),
    },
    { head: 'State', means: 'Failing and stopped are of the node that answers.', cell: (one) => <State processor={one} /> },
    {
      head: 'Behind',
      means: 'How many events it has yet to handle.',
      cell: ({ lag }) => (lag === 0 ? '—' : <strong>{number.format(lag)}</strong>),
    },
    {
      head: 'Position',
      means: 'Up to which all events are handled.',
      cell: ({ position }) => (position < 0 ? '—' : number.format(position)),
    },
    {
      head: 'Events a second',
      means: 'By which the position rose in the last half minute.',
      cell: ({ eventsPerSecond }) => number.format(eventsPerSecond),
    },
    {
      head: 'Segments',
      means: 'The parts that work beside each other, each held by one node.',
      cell: (one) => <Segments processor={one} />,
    },
    { head: 'To do', cell: (one) => <ProcessorActions processor={one} onVerdict={onVerdict} /> },
  ];
  return (
    <>
      <DataTable label="Processors" columns={columns} rows={processors} keyOf={({ name }) => name} />
      <ColumnHelp columns={columns} />
    </>
  );
}

function State({ processor: { state, pause, pausedForReplay } }: { processor: Processor }) {
  const { tone, text } = processorWords(state);
  return (
    <>
      <Badge tone={tone}>{text}</Badge>
      {pause && (
        <span className="small because">
          {actorWords(pause.by)}, <Ago at={pause.at} />: {pause.reason}
        </span>
      )}
      {pausedForReplay && <span className="small because">For the end of a replay</span>}
    </>
  );
}

function Segments({ processor: { name, segments } }: { processor: Processor }) {
  const nodes = new Set(segments.flatMap(({ node }) => (node ? [node] : [])));
  return (
    <details className="help">
      <summary>
        {segments.length} on {nodes.size === 1 ? '1 node' : `${nodes.size} nodes`}
        <span className="hidden">, segments of {name}</span>
      </summary>
      <ul>
        {segments.map(({ segment, position, node, here }) => (
          <li key={segment}>
            {segment}: {position}, {node ? <code>{node}</code> : 'nobody'}
            {here && ' (here)'}
          </li>
        ))}
      </ul>
    </details>
  );
}
