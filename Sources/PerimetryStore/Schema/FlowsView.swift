/// The flows in the words of the glossary, for SQL by hand.
enum FlowsView {
  static let sql = """
    CREATE VIEW flows AS
    SELECT
      (SELECT value FROM text WHERE id = f.perimeter) AS perimeter,
      (SELECT value FROM text WHERE id = f.profile) AS profile,
      (SELECT value FROM text WHERE id = f.resource) AS resource,
      f.direction AS direction,
      k.name AS category,
      k.outcome AS outcome,
      k.verdict AS verdict_of_category,
      f.peer_kind AS peer_kind,
      coalesce((SELECT value FROM text WHERE id = f.peer), '(none)') AS peer,
      (SELECT value FROM text WHERE id = f.source_resource) AS source_resource,
      (SELECT value FROM text WHERE id = f.matched_rule) AS matched_rule,
      (SELECT value FROM text WHERE id = f.rules_version) AS rules_version,
      (SELECT value FROM text WHERE id = f.protocol) AS protocol,
      f.service_endpoint AS service_endpoint,
      f.events AS events,
      f.records AS records,
      strftime('%Y-%m-%dT%H:%M:%SZ', f.first_time / 1000, 'unixepoch') AS first_seen,
      strftime('%Y-%m-%dT%H:%M:%SZ', f.last_end / 1000, 'unixepoch') AS last_seen,
      (SELECT count(*) FROM flow_day d WHERE d.flow = f.id) AS days
    FROM flow f
    JOIN category k ON k.id = f.category
    WHERE f.records > 0;
    """
}
