package energy.flipbridge.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class BlockingTest {

    @Test
    void what_has_begun_ends_although_nobody_waits_for_it_any_more() throws Exception {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> ending = new CompletableFuture<>();
        Disposable asking = Blocking.run(() -> {
                    begun.countDown();
                    try {
                        ending.complete(goOn.await(10, TimeUnit.SECONDS) ? "done" : "stuck");
                    } catch (InterruptedException e) {
                        ending.complete("interrupted");
                    }
                })
                .subscribe();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // when
        asking.dispose();
        goOn.countDown();

        // then
        assertThat(ending.get(10, TimeUnit.SECONDS)).isEqualTo("done");
    }
}
