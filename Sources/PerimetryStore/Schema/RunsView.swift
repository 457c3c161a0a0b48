/// The history of scheduled runs, for SQL by hand.
enum RunsView {
  static let sql = """
    CREATE VIEW runs AS
    SELECT
      number,
      strftime('%Y-%m-%dT%H:%M:%SZ', began / 1000, 'unixepoch') AS began,
      strftime('%Y-%m-%dT%H:%M:%SZ', ended / 1000, 'unixepoch') AS ended,
      version,
      status,
      CASE WHEN status IS NULL THEN 'did not end' ELSE CASE status
        WHEN 0 THEN 'done' WHEN 1 THEN 'a gate holds' WHEN 2 THEN 'nothing could be done'
        WHEN 3 THEN 'done in part' WHEN 4 THEN 'nothing new' WHEN 130 THEN 'interrupted'
        ELSE 'failed' END END AS outcome,
      files,
      failures,
      records,
      events,
      rejects,
      denied_peers,
      denied_events,
      new_peers,
      gone_peers,
      since AS compared_with,
      strftime('%Y-%m-%dT%H:%M:%SZ', newest / 1000, 'unixepoch') AS newest_record,
      gates,
      reports
    FROM run;
    """
}
