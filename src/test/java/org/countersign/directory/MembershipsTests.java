package org.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.countersign.CountersignTest;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Groups nest in any way, cycles included. */
@CountersignTest
class MembershipsTests {

    @Autowired
    private Scene scene;

    @Autowired
    private Memberships memberships;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void inARandomGraphMembersAreThoseOfAllReachableGroups(long seed) {
        var random = new Random(seed);
        var groups = IntStream.range(0, 8).mapToObj(i -> scene.group()).toList();
        var users = IntStream.range(0, 4).mapToObj(i -> scene.person("User")).toList();
        var edges = new boolean[8][8];
        var direct = new int[] {random.nextInt(8), random.nextInt(8), random.nextInt(8), random.nextInt(8)};
        for (int i = 0; i < 4; i++) {
            memberships.add(groups.get(direct[i]), users.get(i).id());
        }
        for (int i = 0; i < 12; i++) {
            int from = random.nextInt(8);
            int to = random.nextInt(8);
            edges[from][to] = true;
            memberships.add(groups.get(from), groups.get(to));
        }

        for (int group = 0; group < 8; group++) {
            var reachable = reachable(edges, group);
            var expected = IntStream.range(0, 4)
                    .filter(i -> reachable.contains(direct[i]))
                    .mapToObj(users::get)
                    .toList();
            assertThat(memberships.membersOf(groups.get(group))).containsExactlyInAnyOrderElementsOf(expected);
        }
        for (int i = 0; i < 4; i++) {
            int user = i;
            List<GroupId> expected = IntStream.range(0, 8)
                    .filter(group -> reachable(edges, group).contains(direct[user]))
                    .mapToObj(groups::get)
                    .toList();
            assertThat(memberships.groupsOf(users.get(i).id())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void whatLiesTooDeepDoesNotCount() {
        var lee = scene.person("Lee");
        var inner = scene.group(lee);
        for (int depth = 1; depth < Memberships.MAXIMUM_DEPTH; depth++) {
            var outer = scene.group();
            memberships.add(outer, inner);
            inner = outer;
        }
        assertThat(memberships.membersOf(inner)).containsExactly(lee);

        var tooDeep = scene.group();
        memberships.add(tooDeep, inner);
        assertThat(memberships.membersOf(tooDeep)).isEmpty();
    }

    private static Set<Integer> reachable(boolean[][] edges, int from) {
        var reached = new HashSet<Integer>(Set.of(from));
        for (int round = 0; round < edges.length; round++) {
            for (int next : Set.copyOf(reached)) {
                IntStream.range(0, edges.length).filter(to -> edges[next][to]).forEach(reached::add);
            }
        }
        return reached;
    }
}
