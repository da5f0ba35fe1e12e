@NullMarked
package energy.flipbridge.domain.registration;

import org.jspecify.annotations.NullMarked;
