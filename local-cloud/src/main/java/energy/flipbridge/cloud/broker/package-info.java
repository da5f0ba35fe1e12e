/** The MQTT broker with mutual TLS, under the policies of the registry. */
@NullMarked
package energy.flipbridge.cloud.broker;

import org.jspecify.annotations.NullMarked;
