/**
 * The Flip sandbox: Flip's side of the contract on one machine, with control routes to play Flip's part.
 *
 * <p>Shapes and rules follow docs.flip.energy (OEM API); where those are silent, SANDBOX.md names what was decided.
 */
@NullMarked
package energy.flipbridge.cloud.flip;

import org.jspecify.annotations.NullMarked;
