package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The service, started as its users start it: a process of its own on a free port, of the unpacked jar. It can be killed,
 * and started again on what it left.
 */
public final class Node implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Longer than a node is given before it is killed. */
    private static final Duration STOP = Duration.ofMinutes(1);

    /** Has the engine remember which processes there were: tests ask afterwards. */
    public static final String KEEPS_PATHS = "--countersign.engine.keep-paths=true";

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private Path log;
    private Process process;
    private volatile int port;

    /** @param folder where it runs, and keeps what no argument puts elsewhere */
    public Node(Path folder, List<String> arguments) {
        this(folder, arguments, Map.of());
    }

    /** The same, of the jar as it is. */
    public static Node ofJar(Path folder, List<String> arguments) {
        return new Node(folder, Map.of(), Jar.packed(arguments));
    }

    /** @param environment variables that only this process has */
    public Node(Path folder, List<String> arguments, Map<String, String> environment) {
        this(folder, environment, Jar.unpacked(arguments));
    }

    private Node(Path folder, Map<String, String> environment, List<String> command) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.command = List.copyOf(command);
    }

    /** Starts it, and returns as soon as its port is open. */
    public Node start() {
        launch();
        try {
            awaitPort();
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
        return this;
    }

    private void awaitPort() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> assertThat(process.isAlive()).as(log()).isTrue())
                .until(() -> portInLog().find());
        var found = portInLog();
        assertThat(found.find()).isTrue();
        port = Integer.parseInt(found.group(1));
    }

    /** Starts it, where it is expected to stop by itself. */
    public Node runToItsEnd() {
        launch();
        awaitEnd(PATIENCE);
        return this;
    }

    private void launch() {
        try {
            Files.createDirectories(folder);
            log = Files.createTempFile(folder, "node", ".log");
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("SERVER_PORT", "0");
            builder.environment().putAll(environment);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would: no hook runs, nothing is flushed. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE);
    }

    /** Stops it in peace. */
    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            awaitEnd(STOP);
        }
    }

    private void awaitEnd(Duration limit) {
        try {
            assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it is reached. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** A browser that goes to it alone. */
    public Visitor visitor() {
        return new Visitor(port);
    }

    public long pid() {
        return process.pid();
    }

    /** A script that talks to it as somebody of the demo, whose password is his name. */
    public ApiClient as(String name) {
        return new ApiClient(port, name, name);
    }

    /** A script that talks to it as somebody who has a password, or believes so. */
    public ApiClient as(String name, String password) {
        return new ApiClient(port, name, password);
    }

    /** Whether it says that work may be sent to it. */
    public boolean isReady() {
        var question = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                .timeout(PATIENCE)
                .build();
        return Http.send(CLIENT, question).statusCode() == 200;
    }

    /** What it wrote since it was started last. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Matcher portInLog() {
        return PORT.matcher(log());
    }
}
