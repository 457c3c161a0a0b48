/// The hours in the words of the glossary, for SQL by hand and for heat maps: a row for each hour, category, perimeter, profile
/// and resource that has records. An hour that is not there had none.
enum HoursView {
  static let sql = """
    CREATE VIEW hours AS
    SELECT
      strftime(
        '%Y-%m-%dT%H:00:00Z', d.day * 86400 + json_extract(h.value, '$[0]') * 3600, 'unixepoch') AS hour,
      (SELECT value FROM text WHERE id = s.perimeter) AS perimeter,
      (SELECT value FROM text WHERE id = s.profile) AS profile,
      (SELECT value FROM text WHERE id = s.resource) AS resource,
      k.direction AS direction,
      k.name AS category,
      k.outcome AS outcome,
      k.verdict AS verdict_of_category,
      json_extract(h.value, '$[1]') AS events,
      json_extract(h.value, '$[2]') AS records
    FROM hour_day d
    JOIN hour_source s ON s.id = d.source
    JOIN category k ON k.id = s.category
    JOIN json_each(d.hours) h;
    """
}
