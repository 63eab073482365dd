package org.countersign.doctor;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All findings, by their areas. */
public final class Report {

    private final Map<Area, List<Finding>> findings = new EnumMap<>(Area.class);

    public void add(Area area, Collection<Finding> found) {
        findings.computeIfAbsent(area, one -> new ArrayList<>()).addAll(found);
    }

    /** The worst there is. */
    public Level level() {
        return findings.values().stream()
                .flatMap(List::stream)
                .map(Finding::level)
                .max(Level::compareTo)
                .orElse(Level.OK);
    }

    /** One line a finding, and one for what to do about it. */
    public String text() {
        return findings.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(finding -> lines(entry.getKey(), finding)))
                .collect(joining("\n"));
    }

    private static String lines(Area area, Finding finding) {
        var remedy = finding.remedy().isEmpty() ? "" : "\n" + " ".repeat(23) + "-> " + finding.remedy();
        return "%-6s %-15s %s%s".formatted(finding.level(), area.label(), finding.text(), remedy);
    }

    /** The same for programs: an array of objects. */
    public String json() {
        var all = findings.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(finding -> Map.of(
                                "level", finding.level().name(),
                                "area", entry.getKey().label(),
                                "text", finding.text(),
                                "remedy", finding.remedy())))
                .toList();
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
