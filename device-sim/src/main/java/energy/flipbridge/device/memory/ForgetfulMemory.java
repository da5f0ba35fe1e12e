package energy.flipbridge.device.memory;

import java.util.List;

/** Keeps everything in the heap: for fleets whose batteries may forget. */
public final class ForgetfulMemory implements Memory {

    private final BatteryMemory state;

    public ForgetfulMemory(double stored, int mostReadings) {
        this.state = new BatteryMemory(Journal.fresh(stored, null), mostReadings);
    }

    @Override
    public BatteryMemory state() {
        return state;
    }

    @Override
    public void record(Entry entry) {
        state.evolve(entry);
    }

    @Override
    public List<String> damages() {
        return List.of();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
