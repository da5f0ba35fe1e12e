package energy.flipbridge.projections.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.projections.view.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sites whose things to do are words, done only as far as the test lets them. */
class TurnsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final int MOST_AT_ONCE = 2;

    private final Semaphore allowed = new Semaphore(0);
    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final Turns<String, Words> turns =
            new Turns<>("test", MOST_AT_ONCE, OFTEN, InstantSource.system(), this::act);

    private record Words(Queue<String> left) implements Agenda<String> {

        static Words of(String... words) {
            return new Words(new ConcurrentLinkedQueue<>(List.of(words)));
        }

        @Override
        public @Nullable String next(Instant now) {
            return left.peek();
        }
    }

    private void act(Words words, String word) {
        begun.add(word);
        try {
            allowed.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        words.left().remove(word);
        done.add(word);
    }

    @AfterEach
    void close() {
        turns.close();
    }

    @Test
    void one_site_does_one_thing_after_the_other() {
        own();
        turns.change("a", _ -> Words.of("first", "second", "third"));
        await().atMost(SOON).until(() -> begun.size() == 1);
        turns.change("a", known -> known);

        allowed.release();
        await().atMost(SOON).until(() -> begun.size() == 2);
        assertThat(done).containsExactly("first");

        allowed.release(2);
        await().atMost(SOON).until(() -> done.size() == 3);
        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void few_sites_have_their_turn_at_once_and_all_have_it() {
        own();
        int sites = 20;
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Turns<String, Words> watched =
                new Turns<>("watched", MOST_AT_ONCE, OFTEN, InstantSource.system(), (words, word) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    words.left().remove(word);
                    now.decrementAndGet();
                    done.add(word);
                })) {
            IntStream.range(0, Partitions.COUNT).forEach(partition -> watched.gained(partition, () -> {}));
            IntStream.range(0, sites)
                    .forEach(site -> watched.change("site-" + site, _ -> Words.of(site + ".1", site + ".2")));

            await().atMost(SOON).until(() -> done.size() == 2 * sites);
        }
        assertThat(most).hasValueBetween(1, MOST_AT_ONCE);
    }

    @Test
    void a_site_that_is_held_up_holds_up_no_other() {
        own();
        turns.change("held-up", _ -> Words.of("slow"));
        await().atMost(SOON).until(() -> begun.contains("slow"));

        turns.change("other", _ -> Words.of("quick"));

        await().atMost(SOON).until(() -> begun.contains("quick"));
        assertThat(done).isEmpty();
    }

    @Test
    void what_is_not_wanted_any_more_when_its_turn_comes_is_not_done() {
        own();
        occupy();
        turns.change("a", _ -> Words.of("dropped"));
        turns.change("b", _ -> Words.of("kept"));

        turns.change("a", _ -> null);
        allowed.release(10);

        await().atMost(SOON).until(() -> done.contains("kept"));
        turns.change("a", _ -> Words.of("later"));
        await().atMost(SOON).until(() -> done.contains("later"));
        assertThat(begun).doesNotContain("dropped");
    }

    @Test
    void what_waits_for_its_turn_is_not_begun_once_its_partition_is_lost() {
        own();
        occupy();
        turns.change("a", _ -> Words.of("former"));

        turns.lost(Partitions.of("a"));
        turns.change("a", _ -> Words.of("nobody's"));
        assertThat(turns.sites()).doesNotContain("a");
        allowed.release(10);
        await().atMost(SOON).until(() -> done.size() == MOST_AT_ONCE);

        turns.gained(Partitions.of("a"), () -> turns.change("a", _ -> Words.of("present")));
        await().atMost(SOON).until(() -> done.contains("present"));
        assertThat(begun).doesNotContain("former", "nobody's");
    }

    @Test
    void a_turn_that_outlasts_the_loss_of_its_partition_holds_up_only_its_site() {
        own();
        turns.change("a", _ -> Words.of("former"));
        await().atMost(SOON).until(() -> begun.contains("former"));
        turns.lost(Partitions.of("a"));
        turns.gained(Partitions.of("a"), () -> turns.change("a", _ -> Words.of("present")));

        turns.change("b", _ -> Words.of("other"));
        await().atMost(SOON).until(() -> begun.contains("other"));
        assertThat(begun).doesNotContain("present");

        allowed.release(3);
        await().atMost(SOON).until(() -> done.contains("present"));
    }

    @Test
    void what_is_said_while_a_partition_is_loaded_is_not_replaced_by_what_was_loaded() throws InterruptedException {
        CountDownLatch isSaid = new CountDownLatch(1);
        Thread view = Thread.ofPlatform().unstarted(() -> {
            turns.change("a", _ -> Words.of("newer"));
            isSaid.countDown();
        });

        turns.gained(Partitions.of("a"), () -> {
            view.start();
            await().atMost(SOON).until(() -> view.getState() == Thread.State.BLOCKED);
            turns.change("a", _ -> Words.of());
        });

        isSaid.await();
        await().atMost(SOON).until(() -> begun.contains("newer"));
    }

    @Test
    void a_thing_that_throws_is_done_again_and_stops_nothing() {
        ConcurrentHashMap<String, Integer> tries = new ConcurrentHashMap<>();
        try (Turns<String, Words> failing =
                new Turns<>("failing", MOST_AT_ONCE, OFTEN, InstantSource.system(), (words, word) -> {
                    if (tries.merge(word, 1, Integer::sum) == 1) {
                        throw new IllegalStateException("the first time");
                    }
                    words.left().remove(word);
                    done.add(word);
                })) {
            IntStream.range(0, Partitions.COUNT).forEach(partition -> failing.gained(partition, () -> {}));
            IntStream.range(0, 5).forEach(site -> failing.change("site-" + site, _ -> Words.of("word-" + site)));

            await().atMost(SOON).until(() -> done.size() == 5);
        }
    }

    @Test
    void what_cannot_be_loaded_is_not_owned() {
        int partition = Partitions.of("a");

        assertThatThrownBy(() -> turns.gained(partition, () -> {
                    turns.change("a", _ -> Words.of("waits"));
                    throw new IllegalStateException("the store is away");
                }))
                .hasMessage("the store is away");

        assertThat(turns.owns("a")).isFalse();
        assertThat(turns.sites()).isEmpty();
    }

    @Test
    void nothing_begins_after_the_end() {
        own();
        occupy();
        turns.change("a", _ -> Words.of("waits"));

        turns.close();
        turns.change("b", _ -> Words.of("too late"));

        assertThat(turns.sites()).isEmpty();
        assertThat(begun).doesNotContain("waits", "too late");
    }

    private void own() {
        IntStream.range(0, Partitions.COUNT).forEach(partition -> turns.gained(partition, () -> {}));
    }

    /** sites of other partitions than a's have all the turns there are */
    private void occupy() {
        IntStream.range(0, 100)
                .mapToObj(i -> "busy-" + i)
                .filter(site -> Partitions.of(site) != Partitions.of("a"))
                .limit(MOST_AT_ONCE)
                .forEach(site -> turns.change(site, _ -> Words.of(site)));
        await().atMost(SOON).until(() -> begun.size() == MOST_AT_ONCE);
    }
}
