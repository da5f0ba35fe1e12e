@NullMarked
package energy.flipbridge.domain.home;

import org.jspecify.annotations.NullMarked;
