package energy.flipbridge.gateway.web;

/**
 * A part of a request that is wrong; its value is left out, as it may be personal.
 *
 * @param message continues the field's name to a sentence
 */
public record WrongField(String field, String message) {}
