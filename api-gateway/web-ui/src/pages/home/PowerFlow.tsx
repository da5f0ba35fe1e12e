import type { ReactNode } from 'react';
import type { BatteryNow } from '../../api/contract';
import { useWords } from '../../i18n';
import { BatteryIcon, GridIcon, HomeIcon, SunIcon } from '../../ui/icons';
import { type Direction, directionOf, flowInWords, flowOf } from './flow';

/** Sun, home, battery and grid around a hub; what flows moves along the lines, unless motion is unwanted. */
export function PowerFlow({ now }: { now: BatteryNow }) {
  const { t, f } = useWords();
  const flow = flowOf(now);
  const battery = flow.charging || flow.discharging;
  const grid = flow.importing || flow.exporting;
  const off = !flow.gridOnline;
  return (
    <div className="flow" role="img" aria-label={flowInWords(flow, t, f)}>
      <svg className="flow-lines" viewBox="0 0 320 260" aria-hidden="true" focusable="false">
        <Line part="solar" turn={90} direction={directionOf(flow.solar, 0)} />
        <Line part="house" turn={180} direction={directionOf(0, flow.home)} />
        <Line part="battery" turn={270} direction={directionOf(flow.discharging, flow.charging)} />
        <Line part="grid" turn={0} direction={directionOf(flow.importing, flow.exporting)} />
        <circle className="flow-hub" cx="160" cy="130" r="6" />
      </svg>
      <Node part="solar" name={t.home.solar} value={f.power(flow.solar)} icon={<SunIcon />} on={flow.solar > 0} />
      <Node
        part="grid"
        name={t.home.grid}
        value={off ? '—' : f.power(grid)}
        icon={<GridIcon />}
        on={!off && grid > 0}
        off={off}
      />
      <Node part="house" name={t.home.house} value={f.power(flow.home)} icon={<HomeIcon />} on={flow.home > 0} />
      <Node part="battery" name={t.home.battery} value={f.power(battery)} icon={<BatteryIcon />} on={battery > 0} />
    </div>
  );
}

/** @param turn in degrees, from a line that comes from the left */
function Line({ part, turn, direction }: { part: string; turn: number; direction: Direction }) {
  const length = turn % 180 === 0 ? 114 : 94;
  return (
    <g transform={`translate(160 130) rotate(${turn})`}>
      <path className="flow-track" d={`M-${length} 0H0`} />
      {direction !== 'none' && (
        <>
          <path className={`flow-line ${part} ${direction}`} d={`M-${length} 0H0`} />
          <path
            className={`flow-arrow ${part}`}
            d="M-7 -8 7 0-7 8Z"
            transform={`translate(-${length / 4 + 4} 0) rotate(${direction === 'to-hub' ? 0 : 180})`}
          />
        </>
      )}
    </g>
  );
}

interface NodeProps {
  part: string;
  name: string;
  value: string;
  icon: ReactNode;
  on: boolean;
  off?: boolean;
}

function Node({ part, name, value, icon, on, off = false }: NodeProps) {
  return (
    <div className={`flow-node ${part} ${on ? 'on' : ''} ${off ? 'down' : ''}`} aria-hidden="true">
      <span className="flow-icon">{icon}</span>
      <span className="flow-value">{value}</span>
      <span className="flow-name">{name}</span>
    </div>
  );
}
