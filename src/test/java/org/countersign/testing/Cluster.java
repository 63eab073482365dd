package org.countersign.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two nodes with the demo's people on one PostgreSQL, and a balancer before them. {@code docker/cluster.sh} starts one. */
public final class Cluster implements AutoCloseable {

    private static final int PORT = 8080;

    private final EmbeddedPostgres server;
    private final Node one;
    private final Node two;
    private final Balancer balancer;

    /**
     * Starts it. The first node makes tables, keys and people.
     *
     * @param port the balancer's; 0: any that is free
     */
    public Cluster(Path folder, int port) {
        server = Servers.startPostgreSql();
        one = node(folder, "one").start();
        two = node(folder, "two").start();
        balancer = new Balancer(port).over(one, two);
    }

    private Node node(Path folder, String name) {
        return new Node(
                folder.resolve(name),
                Stream.of(
                                NodeStore.on(server).arguments(),
                                List.of(
                                        "--spring.profiles.active=demo",
                                        "--countersign.data-dir=" + folder.resolve(name),
                                        "--countersign.keys.file=" + folder.resolve("keys.json")))
                        .flatMap(List::stream)
                        .toList());
    }

    public Node one() {
        return one;
    }

    public Node two() {
        return two;
    }

    public Balancer balancer() {
        return balancer;
    }

    @Override
    public void close() {
        balancer.close();
        one.close();
        two.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs until it is interrupted. The jar has to be there. */
    public static void main(String[] arguments) throws Exception {
        var port = arguments.length == 0 ? PORT : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("countersign-cluster");
        var cluster = new Cluster(folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        System.out.printf(
                """
                http://localhost:%d spreads each request in turn over
                  one: %s, process %d
                  two: %s, process %d
                Their logs are below %s. Kill one and go on; Ctrl+C ends it all.
                """,
                cluster.balancer.port(),
                cluster.one.address(),
                cluster.one.pid(),
                cluster.two.address(),
                cluster.two.pid(),
                folder);
        Thread.currentThread().join();
    }
}
