import PerimetryModel

extension CannedQuery {
  /// Every question of the published queries on this table (domain.md §3.3), in their order.
  public static let library = records + overviews + inventories + enforcement

  /// `nil` where there is none of that name, in whatever case.
  public static func named(_ name: String) -> CannedQuery? {
    library.first { $0.name == name.lowercased() }
  }

  /// The one whose name is most like it.
  public static func nearest(to name: String) -> CannedQuery? {
    library.min {
      EditDistance.between(name.lowercased(), $0.name)
        < EditDistance.between(name.lowercased(), $1.name)
    }
  }

  private static let resource = Parameter("resource", "a part of the resource's id")
  private static let profile = Parameter("profile", "the profile's name")

  private static let ofResource =
    "(:resource = '' OR resource LIKE '%' || :resource || '%')"
  private static let ofProfile = "(:profile = '' OR profile = :profile)"

  /// What needs single records, and so reads all of them.
  private static let records = [
    CannedQuery(
      "arriving", "Is anything arriving?",
      advice:
        "By perimeter, beside the newest hour of the whole store: one that lags has stopped logging.",
      sql: """
        SELECT perimeter, max(hour) AS last_hour_with_records,
          (SELECT max(hour) FROM hours) AS newest_hour_of_all,
          sum(CASE WHEN hour > strftime('%Y-%m-%dT%H:00:00Z', (SELECT max(hour) FROM hours), '-24 hours')
            THEN events ELSE 0 END) AS events_in_last_24_hours,
          sum(events) AS events
        FROM hours
        GROUP BY perimeter
        ORDER BY perimeter
        """),
    CannedQuery(
      "recent", "What was decided lately for one service?",
      advice: "Each row is an aggregate: Count says of how many events.",
      parameters: [Parameter("service", "a part of ServiceFqdn or ServiceResourceId")],
      sql: """
        SELECT TimeGenerated, ResultAction, ResultDirection, TrafficType, MatchedRule, SourceIpAddress,
          DestinationFqdn, ResultDescription, Count
        FROM NSPAccessLogs
        WHERE :service = '' OR ServiceFqdn LIKE '%' || :service || '%'
          OR ServiceResourceId LIKE '%' || :service || '%'
        ORDER BY TimeGenerated DESC
        LIMIT 100
        """),
    CannedQuery(
      "recent-rules", "Which profile and rule decided lately?",
      advice:
        "In learning mode a resource's own rule stands as MatchedRule of what enforcement would deny.",
      parameters: [Parameter("profile", "the profile's name")],
      sql: """
        SELECT TimeGenerated, ResultAction, Profile, MatchedRule, SourceIpAddress, Count
        FROM NSPAccessLogs
        WHERE :profile = '' OR Profile = :profile
        ORDER BY TimeGenerated DESC
        LIMIT 100
        """),
    CannedQuery(
      "operations", "Who performs an operation?",
      advice: "Events, not rows: a record stands for Count of them.",
      parameters: [Parameter("operation", "such as GetBlob; in any case")],
      sql: """
        SELECT OperationName, ResultAction, SourceIpAddress, SourceResourceId, ServiceResourceId,
          sum(Count) AS events, max(TimeGenerated) AS last_seen
        FROM NSPAccessLogs
        WHERE :operation = '' OR lower(OperationName) = lower(:operation)
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY events DESC, 1, 2, 3, 4, 5
        LIMIT 500
        """),
    CannedQuery(
      "denied-inbound",
      "What came in and was denied by the perimeter, by region, operation and address?",
      advice:
        "Only enforced resources log this category; what learning mode would deny is in blockers.",
      sql: """
        SELECT Location, OperationName, SourceIpAddress, ResultDescription, sum(Count) AS events,
          max(TimeGenerated) AS last_seen
        FROM NSPAccessLogs
        WHERE Category = '\(LogCategory.publicInboundPerimeterRulesDenied.rawValue)'
        GROUP BY 1, 2, 3, 4
        ORDER BY events DESC, 1, 2, 3, 4
        LIMIT 500
        """),
    CannedQuery(
      "dependencies", "Which service calls which?",
      advice:
        "Outbound calls of services; where the log names no destination resource, its domain name.",
      sql: """
        SELECT ServiceResourceId AS caller, coalesce(DestinationResourceId, DestinationFqdn) AS destination,
          OperationName, Category, sum(Count) AS events, max(TimeGenerated) AS last_seen
        FROM NSPAccessLogs
        WHERE ResultDirection = 'Outbound' COLLATE NOCASE
        GROUP BY 1, 2, 3, 4
        ORDER BY events DESC, 1, 2, 3, 4
        LIMIT 500
        """),
  ]

  private static let overviews = [
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
          AND (:expected = '' OR peer NOT LIKE '%' || :expected || '%')
        GROUP BY 1, 2, 3
        ORDER BY events DESC, 1, 2, 3
        LIMIT 500
        """),
  ]

  private static let inventories = [
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

  private static let enforcement = [
    CannedQuery(
      "denied", "What was denied?",
      advice:
        "By what was logged, in whatever mode. ResultDescription rarely says so; the category does.",
      sql: deniedSQL(extra: "outcome = 'Denied'")),
    CannedQuery(
      "already-denied", "What is denied already, and would stay so?",
      advice: "The four categories that end in Denied.",
      sql: deniedSQL(extra: "verdict_of_category = 'already-denied'")),
    CannedQuery(
      "denied-sql-clients", "Which clients of SQL were denied?",
      advice:
        "A list to look through, not to copy into rules: whoever was refused may have deserved it.",
      sql: """
        SELECT peer, resource, sum(events) AS events, max(last_seen) AS last_seen
        FROM flows
        WHERE category = '\(LogCategory.publicInboundPerimeterRulesDenied.rawValue)'
          AND protocol = 'TDS:TCP' COLLATE NOCASE
        GROUP BY 1, 2
        ORDER BY events DESC, 1, 2
        LIMIT 500
        """),
    CannedQuery(
      "blockers", "What is let through now and would be denied by enforcement?",
      advice:
        "By category alone: `perimetry denied` leaves out what newer rules let through since.",
      parameters: [resource, profile],
      sql: """
        SELECT peer, resource, direction, category, matched_rule, profile, sum(events) AS events,
          max(last_seen) AS last_seen
        FROM flows
        WHERE verdict_of_category = 'would-be-denied' AND \(ofResource) AND \(ofProfile)
        GROUP BY 1, 2, 3, 4, 5, 6
        ORDER BY events DESC, 1, 2, 3, 4, 5, 6
        LIMIT 500
        """),
    CannedQuery(
      "blocker-tags", "Which service tag holds the address of each blocker?",
      advice:
        "Needs Microsoft's file: --service-tags FILE. Few services heed tags in inbound rules.",
      taggedColumn: "peer",
      sql: """
        SELECT peer, count(DISTINCT resource) AS resources, sum(events) AS events, max(last_seen) AS last_seen
        FROM flows
        WHERE verdict_of_category = 'would-be-denied' AND direction = 'inbound' AND peer_kind = 'address'
        GROUP BY peer
        ORDER BY events DESC, 1
        """),
  ]

  private static func deniedSQL(extra: String) -> String {
    """
    SELECT category, peer, resource, matched_rule, sum(events) AS events, max(last_seen) AS last_seen
    FROM flows
    WHERE \(extra)
    GROUP BY 1, 2, 3, 4
    ORDER BY events DESC, 1, 2, 3, 4
    LIMIT 500
    """
  }
}
