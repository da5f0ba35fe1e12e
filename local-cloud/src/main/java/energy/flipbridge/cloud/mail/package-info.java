/** A mail server that keeps every mail, and a page that shows them. */
@NullMarked
package energy.flipbridge.cloud.mail;

import org.jspecify.annotations.NullMarked;
