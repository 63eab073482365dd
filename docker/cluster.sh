#!/usr/bin/env bash
# Two nodes with the demo's people on a PostgreSQL of their own, and a balancer before them that sends each request to the
# other node, at http://localhost:8080; without Docker. Another port: docker/cluster.sh 9000
set -euo pipefail
cd "$(dirname "$0")/.."

mvn -q -Dskip.build-checks -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/cluster.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/cluster.classpath)" org.countersign.testing.Cluster "$@"
