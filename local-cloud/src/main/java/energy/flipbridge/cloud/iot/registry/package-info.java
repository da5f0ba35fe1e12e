/** The durable registry of AWS IoT: things, certificates, policies and what is attached to what. */
@NullMarked
package energy.flipbridge.cloud.iot.registry;

import org.jspecify.annotations.NullMarked;
