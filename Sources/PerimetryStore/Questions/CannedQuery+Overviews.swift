import PerimetryModel

extension CannedQuery {
  /// Sums of flows and hours.
  static let overviews = [
    CannedQuery(
      "rule-hits", "How often did each rule decide, by profile?",
      advice:
        "Names of a resource's own rules, such as IP firewall, stand among those of access rules.",
      parameters: [profile],
      sql: """
        SELECT perimeter, profile, matched_rule, category, sum(events) AS events,
          count(DISTINCT peer) AS peers, max(last_seen) AS last_seen
        FROM flows
        WHERE \(ofProfile)
        GROUP BY 1, 2, 3, 4
        ORDER BY events DESC, 1, 2, 3, 4
        """),
    CannedQuery(
      "top-sources", "Who are the top sources?",
      advice: "Peers of inbound traffic, by resource.", parameters: [resource],
      sql: """
        SELECT peer, resource, sum(events) AS events, replace(group_concat(DISTINCT category), ',', ', ') AS categories,
          max(last_seen) AS last_seen
        FROM (SELECT * FROM flows ORDER BY category)
        WHERE direction = 'inbound' AND \(ofResource)
        GROUP BY peer, resource
        ORDER BY events DESC, 1, 2
        LIMIT 100
        """),
    CannedQuery(
      "by-direction", "How much comes in, how much goes out?",
      advice: "Events by what was logged.",
      sql: """
        SELECT direction, outcome, verdict_of_category, sum(events) AS events,
          count(DISTINCT peer) AS peers
        FROM flows
        GROUP BY 1, 2, 3
        ORDER BY 1, events DESC, 2, 3
        """),
    CannedQuery(
      "by-hour", "How much was there in each hour?",
      advice: "An hour without records has no row: that is no hour without traffic.",
      parameters: [resource],
      sql: """
        SELECT hour, sum(events) AS events,
          sum(CASE WHEN verdict_of_category = 'would-be-denied' THEN events ELSE 0 END) AS would_be_denied,
          sum(CASE WHEN outcome = 'Denied' THEN events ELSE 0 END) AS denied
        FROM hours
        WHERE \(ofResource)
        GROUP BY hour
        ORDER BY hour
        """),
    CannedQuery(
      "top-domains", "Which names are called most?", advice: "Outbound calls by destination.",
      parameters: [resource],
      sql: """
        SELECT peer AS domain, sum(events) AS events, count(DISTINCT resource) AS resources,
          max(last_seen) AS last_seen
        FROM flows
        WHERE direction = 'outbound' AND peer_kind = 'domain' AND \(ofResource)
        GROUP BY peer
        ORDER BY events DESC, 1
        LIMIT 100
        """),
    CannedQuery(
      "unexpected-domains", "Which names are called that nobody expects?",
      advice: "All that do not hold the text; look at what is left one by one.",
      parameters: [
        Parameter("expected", "a part of the names that are expected", standard: "azure")
      ],
      sql: """
        SELECT peer AS domain, resource, category, sum(events) AS events, min(first_seen) AS first_seen,
          max(last_seen) AS last_seen
        FROM flows
        WHERE direction = 'outbound' AND peer_kind = 'domain'
          AND (:expected = '' OR instr(peer, lower(:expected)) = 0)
        GROUP BY 1, 2, 3
        ORDER BY events DESC, 1, 2, 3
        LIMIT 500
        """),
  ]
}
