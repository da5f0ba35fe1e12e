package energy.flipbridge.gateway.notices;

import energy.flipbridge.projections.notices.LowBattery;
import energy.flipbridge.projections.notices.Notice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The mails in Spanish. */
final class SpanishNotices implements NoticeWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEEE d 'de' MMMM, H:mm", Locale.forLanguageTag("es-US"))
            .withZone(ZoneOffset.UTC);
    private static final String ZONE = "Las horas de arriba son UTC; la página las muestra en su hora local.";

    @Override
    public String tag() {
        return "es";
    }

    @Override
    public String why() {
        return "Recibe este correo porque registró una batería en Flipbridge.";
    }

    @Override
    public String off() {
        return "No enviarme más correos de este tipo";
    }

    @Override
    public String time(Instant time) {
        return TIME.format(time) + " UTC";
    }

    @Override
    public String charge(LowBattery battery) {
        return "%s tiene un %d %%. Su reserva es del %d %%, y el evento la deja en la batería."
                .formatted(battery.thing(), Math.round(battery.charge()), battery.reserve());
    }

    @Override
    public Letter newEvent(Notice.NewEvent notice) {
        Instant end = notice.endsAt();
        return new Letter(
                "Nuevo evento: " + time(notice.startsAt()),
                List.of(
                        "Flip prepara un evento: durante un tiempo, su batería ayuda a la red.",
                        "Empieza el " + time(notice.startsAt())
                                + (end == null ? "." : " y termina el " + time(end) + "."),
                        "No tiene que hacer nada. Si no quiere participar o prefiere guardar más en la batería, puede "
                                + "indicarlo en la página del evento.",
                        ZONE),
                "Abrir el evento");
    }

    @Override
    public Letter lowReserve(Notice.LowReserve notice) {
        return new Letter(
                "Su batería tiene poca carga antes de un evento",
                Stream.of(
                                Stream.of("Un evento empieza el " + time(notice.startsAt())
                                        + ", y su batería tiene poco que dar."),
                                notice.batteries().stream().map(this::charge),
                                Stream.of(
                                        "Si puede, deje que la batería se cargue hasta entonces. En la página del "
                                                + "evento también puede cambiar la reserva o no participar.",
                                        ZONE))
                        .flatMap(paragraphs -> paragraphs)
                        .toList(),
                "Abrir el evento");
    }

    @Override
    public Letter silentBattery(Notice.SilentBattery notice) {
        return new Letter(
                "Su batería lleva un día sin comunicarse",
                List.of(
                        "Lo último que supimos de %s fue el %s.".formatted(notice.thing(), time(notice.since())),
                        "Hasta que vuelva no puede participar en ningún evento, y no verá datos nuevos de ella.",
                        "Compruebe que la batería está encendida y que hay internet donde se encuentra. Entonces vuelve "
                                + "por sí sola. Si no vuelve, pregunte a su instalador.",
                        ZONE),
                "Abrir su casa");
    }
}
