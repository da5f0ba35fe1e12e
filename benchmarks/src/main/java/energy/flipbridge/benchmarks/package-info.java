@NullMarked
package energy.flipbridge.benchmarks;

import org.jspecify.annotations.NullMarked;
