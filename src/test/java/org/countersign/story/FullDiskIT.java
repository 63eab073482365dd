package org.countersign.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.testing.ManyRoles.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.testing.ApiClient;
import org.countersign.testing.ManyRoles;
import org.countersign.testing.Node;
import org.countersign.testing.NodeStore;
import org.countersign.testing.Orders;
import org.countersign.testing.Reconciliation;
import org.countersign.testing.SmallDisk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the embedded database, the mails and the audit's checkpoints is full for a while. */
@Tag("faults")
class FullDiskIT {

    private static final int ROLES = 40;

    @TempDir
    private Path folder;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void whileTheDiskIsFullNothingIsGrantedAndNothingThatWasIsLost() throws IOException {
        var data = folder.resolve("data");
        try (var disk = new SmallDisk(data, 64);
                var node = nodeOn(data).start()) {
            assertThat(ask(node, plain(0))).isEqualTo(201);

            disk.fill();
            var role = 1;
            while (ask(node, plain(role)) == 201) {
                assertThat(++role).as("what a full disk has room for").isLessThan(ROLES / 2);
            }
            assertThat(ask(node, plain(role))).isGreaterThanOrEqualTo(500);
            assertThat(node.log()).containsIgnoringCase("no space left on device");

            disk.makeRoom();
            // By itself it gets back to a single connection at best: the database locks itself out.
            node.kill();
            node.start();
            for (role++; role < ROLES; role++) {
                assertThat(ask(node, plain(role))).isEqualTo(201);
            }
            node.kill();

            assertThat(store(data).strings("select id from role_assignment where ended_at is null"))
                    .containsAll(acknowledged);
            // What could not be sent rests for a minute.
            store(data).pass(Duration.ofMinutes(6));
            node.start();
            await().atMost(Node.PATIENCE)
                    .untilAsserted(() -> assertThat(noticesNotSent(node)).isEmpty());
            await().atMost(Node.PATIENCE).until(() -> isSealed(node, data));
            node.kill();
            assertThat(new Reconciliation(store(data), () -> messageIds(data)).faults())
                    .isEmpty();
        }
    }

    private static NodeStore store(Path data) {
        return NodeStore.embeddedIn(data);
    }

    private Node nodeOn(Path data) {
        return new Node(
                folder,
                Stream.of(
                                List.of(
                                        "--spring.profiles.active=demo",
                                        Node.KEEPS_PATHS,
                                        ManyRoles.migration(folder, ROLES),
                                        "--countersign.audit.checkpoint-file=" + data.resolve("checkpoints"),
                                        "--countersign.mail.burst.limit=1000"),
                                store(data).arguments())
                        .flatMap(List::stream)
                        .toList());
    }

    private int ask(Node node, UUID role) {
        var answer = node.as("lee").post(ApiClient.REQUESTS, Orders.activation(role, "PT2H"));
        if (answer.status() == 201) {
            acknowledged.add(answer.json().at("/id").asText());
        }
        return answer.status();
    }

    private static List<String> noticesNotSent(Node node) {
        return node.as("grace")
                .get("/v1.0/auditLogs/notices?$filter=status%20ne%20'sent'")
                .json()
                .findValuesAsText("id");
    }

    /** Whether a checkpoint counts all facts that there are. */
    private static boolean isSealed(Node node, Path data) throws IOException {
        var facts = node.as("grace")
                .get("/v1.0/auditLogs/directoryAudits?$top=1&$count=true")
                .json()
                .at("/@odata.count")
                .asLong();
        return Files.readString(data.resolve("checkpoints")).contains("\n" + facts + "\n");
    }

    private static List<String> messageIds(Path data) {
        try (var mails = Files.list(data.resolve("mail"))) {
            return mails.filter(mail -> mail.toString().endsWith(".eml"))
                    .map(FullDiskIT::messageId)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String messageId(Path mail) {
        try (var lines = Files.lines(mail)) {
            return lines.filter(line -> line.startsWith("Message-ID: "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(mail + " is no mail"))
                    .substring("Message-ID: ".length());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
