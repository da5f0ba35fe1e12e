package energy.flipbridge.gateway.account;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.view.Values;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The accounts of homeowners. The keyed hash of an address names the account that it has, so that an address has one
 * account, in however many tabs and on however many nodes it signs in at once.
 */
@Component
@OnRole(Role.WEB)
public class Accounts {

    private static final String DELETION = "deletionRequestedAt";

    private final MongoCollection<Document> accounts;
    private final MongoCollection<Document> addresses;
    private final KeyedHash hash;
    private final InstantSource clock;

    Accounts(MongoDatabaseFactory mongo, KeyedHash hash, InstantSource clock) {
        MongoDatabase database = mongo.getMongoDatabase();
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true);
        this.accounts = database.getCollection("accounts").withWriteConcern(durable);
        this.addresses = database.getCollection("account_addresses").withWriteConcern(durable);
        this.hash = hash;
        this.clock = clock;
    }

    /** The account of that address, made now if there is none; a new one has the given language. */
    public Account of(EmailAddress address, Language language) {
        String id = idOf(address);
        accounts.updateOne(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.setOnInsert("address", address.value()),
                        Updates.setOnInsert("language", language.tag()),
                        Updates.setOnInsert("mails", document(MailSwitches.ALL)),
                        Updates.setOnInsert("createdAt", Date.from(clock.instant())),
                        Updates.setOnInsert("version", 1)),
                new UpdateOptions().upsert(true));
        if (!id.equals(idOf(address))) {
            accounts.deleteOne(Filters.eq("_id", id));
            throw new IllegalStateException("the account was erased while it signed in");
        }
        return find(id).orElseThrow(() -> new IllegalStateException("the account was erased while it signed in"));
    }

    private String idOf(EmailAddress address) {
        Bson filter = Filters.eq("_id", hash.of(address));
        try {
            return accountId(addresses.findOneAndUpdate(
                    filter,
                    Updates.setOnInsert("account", UUID.randomUUID().toString()),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
        } catch (MongoCommandException | MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return accountId(addresses.find(filter).first());
            }
            throw e;
        }
    }

    private static String accountId(@Nullable Document found) {
        return Objects.requireNonNull(found).getString("account");
    }

    public Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.find(Filters.eq("_id", id)).first()).map(Accounts::account);
    }

    /**
     * Changes what is given.
     *
     * @param expected the version that must be there; none for whichever it is
     * @return the account as it is then, or nothing when it is not there in that version
     */
    Optional<Account> change(String id, AccountController.Change change, OptionalInt expected) {
        List<Bson> updates = new ArrayList<>(List.of(Updates.inc("version", 1)));
        if (change.language() != null) {
            updates.add(Updates.set("language", change.language().tag()));
        }
        if (change.mails() != null) {
            set(updates, "newEvent", change.mails().newEvent());
            set(updates, "lowReserve", change.mails().lowReserve());
            set(updates, "silentBattery", change.mails().silentBattery());
        }
        Bson filter = expected.isPresent()
                ? Filters.and(Filters.eq("_id", id), Filters.eq("version", expected.getAsInt()))
                : Filters.eq("_id", id);
        return Optional.ofNullable(accounts.findOneAndUpdate(
                        filter,
                        Updates.combine(updates),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(Accounts::account);
    }

    /** From now on the account is being deleted; when it was before, it stays as it is. */
    Optional<Account> close(String id) {
        accounts.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.exists(DELETION, false)),
                Updates.combine(Updates.set(DELETION, Date.from(clock.instant())), Updates.inc("version", 1)));
        return find(id);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void index() {
        accounts.createIndex(Indexes.ascending(DELETION), new IndexOptions().sparse(true));
    }

    /** Those that are being deleted. */
    List<Account> closing() {
        return accounts.find(Filters.gt(DELETION, new Date(0)))
                .map(Accounts::account)
                .into(new ArrayList<>());
    }

    /** Does nothing when it is off already, or the account was erased. */
    public void switchOff(String id, NoticeKind kind) {
        String mail = "mails." + MailSwitches.name(kind);
        accounts.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq(mail, true)),
                Updates.combine(Updates.set(mail, false), Updates.inc("version", 1)));
    }

    /**
     * Forgets a homeowner. The address goes first, so that it can sign in to a new account alone; one that has done so
     * already keeps it.
     */
    public void erase(Account account) {
        addresses.deleteOne(
                Filters.and(Filters.eq("_id", hash.of(account.address())), Filters.eq("account", account.id())));
        accounts.deleteOne(Filters.eq("_id", account.id()));
    }

    private static void set(List<Bson> updates, String name, @Nullable Boolean value) {
        if (value != null) {
            updates.add(Updates.set("mails." + name, value));
        }
    }

    private static Document document(MailSwitches mails) {
        return new Document("newEvent", mails.newEvent())
                .append("lowReserve", mails.lowReserve())
                .append("silentBattery", mails.silentBattery());
    }

    private static Account account(Document document) {
        Document mails = document.get("mails", Document.class);
        return new Account(
                document.getString("_id"),
                new EmailAddress(document.getString("address")),
                Language.ofTag(document.getString("language")),
                new MailSwitches(
                        mails.getBoolean("newEvent"),
                        mails.getBoolean("lowReserve"),
                        mails.getBoolean("silentBattery")),
                document.getDate("createdAt").toInstant(),
                document.getInteger("version"),
                Values.instant(document, DELETION));
    }
}
