import { Outlet, useParams } from '@tanstack/react-router';
import { useLive } from '../api/live';

/** Around the pages of one home: what they show stays in step with the gateway. */
export function HomeLayout() {
  const { siteId } = useParams({ from: '/signed-in/home/$siteId' });
  useLive(siteId);
  return <Outlet key={siteId} />;
}
