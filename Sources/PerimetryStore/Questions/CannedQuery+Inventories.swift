import PerimetryModel

extension CannedQuery {
  /// What there is, and how it comes in.
  static let inventories = [
    CannedQuery(
      "categories", "Which categories are logged by each perimeter?",
      advice:
        "A category without a date never appeared: it may not be enabled in the diagnostic setting.",
      sql: """
        WITH live (category) AS (VALUES \(LogCategory.allCases.filter(\.isLive)
          .map { "('\($0.rawValue)')" }.joined(separator: ", "))),
        seen AS (
          SELECT perimeter, category, sum(events) AS events, max(last_seen) AS last_seen
          FROM flows
          GROUP BY 1, 2
        ),
        wanted AS (
          SELECT p.perimeter, live.category FROM (SELECT DISTINCT perimeter FROM seen) p, live
          UNION
          SELECT perimeter, category FROM seen
        )
        SELECT w.perimeter, w.category, coalesce(s.events, 0) AS events, s.last_seen
        FROM wanted w
        LEFT JOIN seen s ON s.perimeter IS w.perimeter AND s.category = w.category
        ORDER BY 1, 2
        """),
    CannedQuery(
      "resources", "Which resources are seen, with which categories?",
      advice: "A resource that is not here logged nothing; that says nothing about its traffic.",
      sql: """
        SELECT resource, replace(group_concat(DISTINCT profile), ',', ', ') AS profiles, sum(events) AS events,
          max(last_seen) AS last_seen, replace(group_concat(DISTINCT category), ',', ', ') AS categories
        FROM (SELECT * FROM flows ORDER BY profile, category)
        GROUP BY resource
        ORDER BY resource
        """),
    CannedQuery(
      "private-endpoints", "What comes in through private endpoints?",
      advice: "Rules have no say in it, and enforcement leaves it as it is.",
      parameters: [resource],
      sql: """
        SELECT resource, peer, sum(events) AS events, min(first_seen) AS first_seen, max(last_seen) AS last_seen
        FROM flows
        WHERE category = '\(LogCategory.privateInboundAllowed.rawValue)' AND \(ofResource)
        GROUP BY 1, 2
        ORDER BY events DESC, 1, 2
        LIMIT 500
        """),
    CannedQuery(
      "public-from-private", "What comes in as public though its source is private?",
      advice:
        "A private source that is logged as public goes past its private endpoint: look at DNS and proxies, "
        + "and at service endpoints. No rule can match it.",
      sql: """
        SELECT peer, resource, category, service_endpoint, sum(events) AS events, max(last_seen) AS last_seen
        FROM flows
        WHERE direction = 'inbound' AND peer_kind = 'address' AND category LIKE 'NspPublic%'
          AND (peer GLOB '10.*' OR peer GLOB '192.168.*' OR peer GLOB '172.1[6-9].*'
            OR peer GLOB '172.2[0-9].*' OR peer GLOB '172.3[01].*' OR peer GLOB 'f[cd]??:*')
        GROUP BY 1, 2, 3, 4
        ORDER BY events DESC, 1, 2, 3, 4
        LIMIT 500
        """),
    CannedQuery(
      "service-endpoints", "What comes through service endpoints, which no prefix can match?",
      advice: "Without a peer the log names no address at all.",
      sql: """
        SELECT category, resource, peer, peer_kind = 'none' AS has_no_address, sum(events) AS events,
          max(last_seen) AS last_seen
        FROM flows
        WHERE service_endpoint = 1
        GROUP BY 1, 2, 3, 4
        ORDER BY events DESC, 1, 2, 3, 4
        LIMIT 500
        """),
    CannedQuery(
      "outbound-domains",
      "How many names does each resource call, and are they too many for rules?",
      advice: "A profile has room for 200 elements in all its rules of a direction.",
      sql: """
        SELECT perimeter, profile, resource, count(DISTINCT peer) AS domains,
          count(DISTINCT peer) > 200 AS too_many, replace(group_concat(DISTINCT peer), ',', ', ') AS names
        FROM (SELECT * FROM flows ORDER BY peer)
        WHERE direction = 'outbound' AND peer_kind = 'domain'
        GROUP BY 1, 2, 3
        ORDER BY domains DESC, 1, 2, 3
        """),
  ]
}
