@NullMarked
package energy.flipbridge.domain;

import org.jspecify.annotations.NullMarked;
