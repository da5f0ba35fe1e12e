package energy.flipbridge.gateway.processing;

import energy.flipbridge.projections.view.StoredTokens;
import energy.flipbridge.projections.view.StoredTokens.SegmentToken;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tokens of the policies, which are in the event store's database; reading them claims nothing. */
final class PolicyTokens {

    private final JdbcTemplate jdbc;
    private final StoredTokens tokens;

    /** @param tokens knows how a token is kept */
    PolicyTokens(DataSource database, StoredTokens tokens) {
        this.jdbc = new JdbcTemplate(database);
        this.tokens = tokens;
    }

    List<SegmentToken> of(String processor) {
        return jdbc.query(
                "SELECT segment, token, tokentype, owner FROM tokenentry WHERE processorname = ? ORDER BY segment",
                (row, _) -> {
                    byte[] token = row.getBytes("token");
                    return new SegmentToken(
                            row.getInt("segment"),
                            token == null ? -1 : tokens.position(token, row.getString("tokentype")),
                            row.getString("owner"));
                },
                processor);
    }
}
