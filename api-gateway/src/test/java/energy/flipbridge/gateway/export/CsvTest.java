package energy.flipbridge.gateway.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cells_are_quoted_where_a_table_needs_it() {
        assertThat(Csv.line(7L, "plain", null, "a,b", "a \"b\"", "two\nlines"))
                .isEqualTo("7,plain,,\"a,b\",\"a \"\"b\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void no_cell_is_a_formula(String text) {
        assertThat(Csv.line(text)).matches("(?s)\"?'.*");
    }

    @Test
    void numbers_stay_numbers() {
        assertThat(Csv.line(-1L)).isEqualTo("-1\r\n");
    }
}
