import type { ReactNode } from 'react';

function icon(path: ReactNode) {
  return function Icon() {
    return (
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {path}
      </svg>
    );
  };
}

export const HomeIcon = icon(<path d="M4 11.5 12 4.5l8 7M6 10v9.5h12V10M10 19.5v-5h4v5" />);
export const LeafIcon = icon(<path d="M5 19c0-9 5-13.5 14.5-13.500C19.5 14 15.5 18.5 8.5 18.500M5 19c2-5 5-7.5 9-9" />);
export const CalendarIcon = icon(<path d="M5 6.500h14v13H5zM5 10.500h14M8.5 4v4M15.5 4v4" />);
export const ListIcon = icon(<path d="M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500h.01M4.5 12h.01M4.5 17.500h.01" />);
export const GearIcon = icon(
  <path d="M4 7.500h8M17 7.500h3M4 16.500h3M12 16.500h8M14.5 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9.5 14a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z" />,
);
export const SunIcon = icon(
  <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4" />,
);
export const GridIcon = icon(<path d="M9.5 3.500h5l3 17M9.5 3.500l-3 17M7.5 10h9M6.5 7h11M8 15.500l8.5-5.500M16 15.5 7.5 10M7 20.500l9-5M17 20.500l-9-5" />);
export const BatteryIcon = icon(<path d="M7.5 5h9v15.500h-9zM10 5V3.500h4V5M12.5 9l-2.5 4h4l-2.5 4" />);
export const CheckIcon = icon(<path d="m5 12.5 4.5 4.500L19 7.5" />);
export const WarnIcon = icon(<path d="M12 4 2.5 20h19zM12 10v4.500M12 17.200h.01" />);
export const InfoIcon = icon(<path d="M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5M12 8h.01" />);
export const OffIcon = icon(<path d="M3 3.5 21 20.500M8.5 15.500a5 5 0 0 1 7 0M5 12a10 10 0 0 1 3.5-2.300M12 19h.01M19 12a10 10 0 0 0-6.5-3" />);
export const BackIcon = icon(<path d="m14.5 5.5-6.5 6.5 6.5 6.5" />);
export const SearchIcon = icon(<path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.500 6.5 0 0 0 0-13ZM15.5 15.5 20.500 20.5" />);
export const TrayIcon = icon(<path d="M4 13.500 6.500 5h11L20 13.500V19H4zM4 13.500h4.500a3.500 3.500 0 0 0 7 0H20" />);
export const ClockIcon = icon(<path d="M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.500 0 0 0 0-17ZM12 7.5V12l3 2" />);
export const CopyIcon = icon(<path d="M9 9h10.5v10.500H9zM15 9V4.500H4.500V15H9" />);
export const PulseIcon = icon(<path d="M3 12.500h4l2.500-7 5 13 2.500-6h4" />);
export const NextIcon = icon(<path d="m9.5 5.5 6.5 6.5-6.5 6.5" />);

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="logo-tile" width="32" height="32" rx="9" />
      <path className="logo-line" d="M6.5 19.500c2.5-8 16.5-8 19 0M6.5 23.500h19M16 13.500v10M10.5 16v7.500M21.5 16v7.5" />
      <path className="logo-bolt" d="m17 5.5-4 5h3l-1 3.5 4-5h-3z" />
    </svg>
  );
}
