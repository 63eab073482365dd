package org.countersign.testing;

import io.undertow.Undertow;
import io.undertow.client.UndertowClient;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spreads requests over nodes, each to the next one in turn: no two that follow one another go to the same node, whoever
 * sends them. It leaves out a node that does not answer.
 */
public final class Balancer implements AutoCloseable {

    private static final int LONGEST_REQUEST_MILLIS = 60_000;

    private final AtomicInteger turn = new AtomicInteger();
    private final LoadBalancingProxyClient nodes = new LoadBalancingProxyClient(
            UndertowClient.getInstance(), null, hosts -> Math.floorMod(turn.getAndIncrement(), hosts.length));
    private final Undertow server;

    /** @param port 0: any that is free */
    public Balancer(int port) {
        nodes.setProblemServerRetry(1);
        var proxy = ProxyHandler.builder()
                .setProxyClient(nodes)
                .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                .setMaxConnectionRetries(2)
                .build();
        server = Undertow.builder().addHttpListener(port, "localhost", proxy).build();
        server.start();
    }

    public Balancer over(Node... all) {
        for (var node : all) {
            nodes.addHost(URI.create(node.address()));
        }
        return this;
    }

    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** How many requests it has passed on. */
    public int turns() {
        return turn.get();
    }

    @Override
    public void close() {
        server.stop();
    }
}
