import PerimetryModel

extension CannedQuery {
  /// What is denied, or would be.
  static let enforcement = [
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
