/** Topic rules: what the broker takes is handed on to a queue. */
@NullMarked
package energy.flipbridge.cloud.rules;

import org.jspecify.annotations.NullMarked;
