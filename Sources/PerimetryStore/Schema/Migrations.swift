import GRDB

/// The history of the schema. A migration describes the past: it is never edited, only followed by another.
enum Migrations {
  static let all: [(name: String, sql: String)] = [
    ("1 records and flows", recordsAndFlows), ("2 marks of readings", marks),
    ("3 accounts in bytes", accounts), ("4 kept records", kept), ("5 hours", hours),
    ("6 runs", runs), ("7 pruning", pruning), ("8 compactions", compactions),
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (name, sql) in all {
      migrator.registerMigration(name) { db in try db.execute(sql: sql) }
    }
    return migrator
  }

  /// Where a reading got to, so that a file that grows is read on from there. mark: bytes up to the end of the last whole
  /// line, 0 where reading cannot go on. head_hash and tail_hash: XXH64 of the first 4096 bytes and of the last 4096 before
  /// the mark, or of fewer. cut: records rejected behind it. continues: the reading whose counts are in this one.
  private static let marks = """
    ALTER TABLE reading ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN head_hash INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN tail_hash INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN cut INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN continues INTEGER REFERENCES reading (id);
    """

  /// Where the bytes of a reading went: bytes = the sum of the six parts (for readings made before, the parts are 0).
  /// started: bytes of the file that an earlier reading had read. lacks: columns that identify a record and that the file
  /// has not, in the table's names, comma-separated; NULL where it has all.
  private static let accounts = """
    ALTER TABLE reading ADD COLUMN bytes_kept INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN bytes_duplicate INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN bytes_rejected INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN bytes_foreign INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN bytes_blank INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN bytes_framing INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN started INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reading ADD COLUMN lacks TEXT;

    -- Copies of records that say another count or end than the one that stands (time and key are the record's; span as
    -- there). The larger count stands, then the later end.
    CREATE TABLE conflict (
      time INTEGER NOT NULL,
      key INTEGER NOT NULL,
      reading INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      length INTEGER NOT NULL,
      count INTEGER NOT NULL,
      span INTEGER,
      PRIMARY KEY (time, key, reading, offset)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX conflict_by_reading ON conflict (reading);
    """

  /// What archives that were merged elsewhere bring. compaction of a reading: what its compacted records stand for, and the account
  /// of their archive, as a JSON object; NULL where there are none.
  private static let compactions = """
    -- What a record stands for that is the first of several (time and key are the record's, whose count is of all). hours: as
    -- in hour_day. The last one and the one with most events (ties: the smaller time and key).
    CREATE TABLE compaction (
      time INTEGER NOT NULL,
      key INTEGER NOT NULL,
      records INTEGER NOT NULL,
      duplicate INTEGER NOT NULL,
      conflict INTEGER NOT NULL,
      hours TEXT NOT NULL,
      last_time INTEGER NOT NULL,
      last_key INTEGER NOT NULL,
      largest_count INTEGER NOT NULL,
      largest_time INTEGER NOT NULL,
      largest_key INTEGER NOT NULL,
      PRIMARY KEY (time, key)
    ) STRICT, WITHOUT ROWID;

    -- Raw records that are cited and not here: only where they lie in their archive, and what they count.
    CREATE TABLE cited (
      time INTEGER NOT NULL,
      key INTEGER NOT NULL,
      fraction INTEGER NOT NULL,
      count INTEGER NOT NULL,
      file INTEGER NOT NULL REFERENCES cited_file (id),
      offset INTEGER NOT NULL,
      length INTEGER NOT NULL,
      PRIMARY KEY (time, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE cited_file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE
    ) STRICT;

    ALTER TABLE reading ADD COLUMN compaction TEXT;
    """

  /// What `recommend --keep-evidence` writes.
  private static let kept = """
    -- Copies of raw records, for when their file is gone (time and key are the record's). packing: 0 as they were, 1 a zlib
    -- stream (RFC 1950); size and hash (XXH64, as a signed number) are of the bytes as they were.
    CREATE TABLE kept (
      time INTEGER NOT NULL,
      key INTEGER NOT NULL,
      packing INTEGER NOT NULL,
      size INTEGER NOT NULL,
      hash INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (time, key)
    ) STRICT;
    """

  /// Which hours have records, filled from those that are there: one by one, so that no sort holds them all in memory.
  private static let hours = """
    -- Whose records are counted by the hour: the columns are those of flow that identify a record, too.
    CREATE TABLE hour_source (
      id INTEGER PRIMARY KEY,
      perimeter INTEGER NOT NULL,
      category INTEGER NOT NULL REFERENCES category (id),
      resource INTEGER NOT NULL,
      profile INTEGER NOT NULL,
      UNIQUE (perimeter, category, resource, profile)
    ) STRICT;

    -- The hours of a source on one UTC day. Days count from 1970-01-01; hours is a JSON array with [hour of the day, events,
    -- records] for each that has records, in order. A row an hour would make an ingest 3 % dearer, and the store larger.
    CREATE TABLE hour_day (
      day INTEGER NOT NULL,
      source INTEGER NOT NULL REFERENCES hour_source (id),
      hours TEXT NOT NULL,
      PRIMARY KEY (day, source)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO hour_source (perimeter, category, resource, profile)
    SELECT DISTINCT perimeter, category, resource, profile FROM flow;

    CREATE TABLE hour_sum (
      day INTEGER NOT NULL,
      source INTEGER NOT NULL,
      hour INTEGER NOT NULL,
      events INTEGER NOT NULL,
      records INTEGER NOT NULL,
      PRIMARY KEY (day, source, hour)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO hour_sum (day, source, hour, events, records)
    SELECT r.time / 86400000, s.id, r.time / 3600000 % 24, r.count, 1
    FROM record r CROSS JOIN context c ON c.id = r.context CROSS JOIN flow f ON f.id = c.flow
    CROSS JOIN hour_source s ON (s.perimeter, s.category, s.resource, s.profile)
      = (f.perimeter, f.category, f.resource, f.profile)
    WHERE true
    ON CONFLICT (day, source, hour) DO UPDATE SET
      events = min(9000000000000000000, events + excluded.events),
      records = records + excluded.records;

    INSERT INTO hour_day (day, source, hours)
    SELECT day, source, json_group_array(json_array(hour, events, records))
    FROM hour_sum GROUP BY day, source;

    DROP TABLE hour_sum;
    """ + "\n\n" + HoursView.sql

  /// Which records are gone. The record that ends a day's rows may stay: see what `flow` and `kept` cite.
  private static let pruning = """
    -- Records before this time (milliseconds, midnight) were pruned, and how many went; the greatest is in force.
    CREATE TABLE pruning (
      before INTEGER PRIMARY KEY,
      records INTEGER NOT NULL
    ) STRICT;

    -- Records of a reading that were met after their days were pruned.
    ALTER TABLE reading ADD COLUMN pruned INTEGER NOT NULL DEFAULT 0;
    """

  /// The history of `perimetry run`.
  private static let runs =
    """
    -- A row a run; ended and what follows are NULL where it did not end. Times are milliseconds. status: the exit status.
    -- denied_peers: each once a profile and direction; since: the run that new_peers and gone_peers compare with. gates: a JSON
    -- array of the conditions that hold. Of the last run that judged alone: state, a fingerprint of flows and options,
    -- blocked, a JSON array of [perimeter, profile, direction, peer] (NULL where they were too many), and total_events, of the
    -- store.
    CREATE TABLE run (
      number INTEGER PRIMARY KEY,
      began INTEGER NOT NULL,
      ended INTEGER,
      version TEXT NOT NULL,
      status INTEGER,
      files INTEGER,
      failures INTEGER,
      records INTEGER,
      events INTEGER,
      rejects INTEGER,
      denied_peers INTEGER,
      denied_events INTEGER,
      new_peers INTEGER,
      gone_peers INTEGER,
      since INTEGER,
      newest INTEGER,
      gates TEXT,
      reports TEXT,
      state TEXT,
      blocked TEXT,
      total_events INTEGER
    ) STRICT;
    """ + "\n\n" + RunsView.sql

  private static let recordsAndFlows = """
    -- "PRMY": the file is perimetry's.
    PRAGMA application_id = 1347571033;

    -- Strings, once each. In the tables below a column named after a thing and holding an integer is the id of its
    -- text here; 0 means absent.
    CREATE TABLE text (
      id INTEGER PRIMARY KEY,
      value TEXT NOT NULL UNIQUE
    ) STRICT;

    -- Log categories that were seen, decomposed; direction and the like are NULL where the category does not say.
    CREATE TABLE category (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      is_known INTEGER NOT NULL,
      direction TEXT,
      outcome TEXT,
      traffic TEXT,
      rule_origin TEXT,
      verdict TEXT NOT NULL
    ) STRICT;

    -- One reading of one file. A file that is read again gets a new row, so that evidence names the reading it comes from.
    CREATE TABLE reading (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      absolute_path TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      shape TEXT,
      is_complete INTEGER NOT NULL DEFAULT 0,
      failure TEXT,
      bytes INTEGER NOT NULL DEFAULT 0,
      records INTEGER NOT NULL DEFAULT 0,
      kept INTEGER NOT NULL DEFAULT 0,
      duplicate INTEGER NOT NULL DEFAULT 0,
      conflict INTEGER NOT NULL DEFAULT 0,
      rejected INTEGER NOT NULL DEFAULT 0,
      is_foreign INTEGER NOT NULL DEFAULT 0,
      unknown_category INTEGER NOT NULL DEFAULT 0,
      diagnostics TEXT NOT NULL DEFAULT '{}'
    ) STRICT;

    CREATE INDEX reading_by_path ON reading (absolute_path, id);

    -- Input that could not be used. The raw bytes are cut to 4096.
    CREATE TABLE reject (
      reading INTEGER NOT NULL REFERENCES reading (id),
      offset INTEGER NOT NULL,
      length INTEGER NOT NULL,
      reason TEXT NOT NULL,
      raw BLOB NOT NULL,
      PRIMARY KEY (reading, offset, reason)
    ) STRICT, WITHOUT ROWID;

    -- Records merged by key. key is a hash of the twelve columns after it; a flow whose hash is taken by another has the
    -- next free number. first, last and largest are the keys of the records that prove it. Times are milliseconds.
    CREATE TABLE flow (
      id INTEGER PRIMARY KEY,
      key INTEGER NOT NULL UNIQUE,
      perimeter INTEGER NOT NULL,
      profile INTEGER NOT NULL,
      resource INTEGER NOT NULL,
      direction TEXT NOT NULL,
      category INTEGER NOT NULL REFERENCES category (id),
      peer_kind TEXT NOT NULL,
      peer INTEGER NOT NULL,
      source_resource INTEGER NOT NULL,
      matched_rule INTEGER NOT NULL,
      rules_version INTEGER NOT NULL,
      protocol INTEGER NOT NULL,
      service_endpoint INTEGER NOT NULL,
      events INTEGER NOT NULL DEFAULT 0,
      records INTEGER NOT NULL DEFAULT 0,
      last_end INTEGER NOT NULL DEFAULT 0,
      first_time INTEGER NOT NULL DEFAULT 9223372036854775807,
      first_key INTEGER NOT NULL DEFAULT 0,
      last_time INTEGER NOT NULL DEFAULT -1,
      last_key INTEGER NOT NULL DEFAULT 0,
      largest_count INTEGER NOT NULL DEFAULT 0,
      largest_time INTEGER NOT NULL DEFAULT 0,
      largest_key INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- A flow on one UTC day. Days count from 1970-01-01; times are milliseconds.
    CREATE TABLE flow_day (
      flow INTEGER NOT NULL,
      day INTEGER NOT NULL,
      events INTEGER NOT NULL,
      records INTEGER NOT NULL,
      first_time INTEGER NOT NULL,
      last_end INTEGER NOT NULL,
      PRIMARY KEY (flow, day)
    ) STRICT, WITHOUT ROWID;

    -- What repeats from record to record. hash_low and hash_high cover all columns, identity those that identify.
    CREATE TABLE context (
      id INTEGER PRIMARY KEY,
      hash_low INTEGER NOT NULL,
      hash_high INTEGER NOT NULL,
      identity INTEGER NOT NULL,
      flow INTEGER NOT NULL REFERENCES flow (id),
      operation INTEGER NOT NULL,
      source_address INTEGER NOT NULL,
      source_port INTEGER NOT NULL,
      source_protocol INTEGER NOT NULL,
      source_resource INTEGER NOT NULL,
      destination_fqdn INTEGER NOT NULL,
      destination_resource INTEGER NOT NULL,
      destination_port INTEGER NOT NULL,
      destination_protocol INTEGER NOT NULL,
      service_fqdn INTEGER NOT NULL,
      operation_version INTEGER NOT NULL,
      result_description INTEGER NOT NULL,
      location INTEGER NOT NULL,
      app_id INTEGER NOT NULL,
      parameters INTEGER NOT NULL,
      matched_rule_text INTEGER NOT NULL,
      source_app_id INTEGER NOT NULL,
      source_parameters INTEGER NOT NULL,
      source_perimeter_guids INTEGER NOT NULL,
      destination_app_id INTEGER NOT NULL,
      destination_parameters INTEGER NOT NULL,
      destination_email INTEGER NOT NULL,
      destination_phone INTEGER NOT NULL,
      feature_names INTEGER NOT NULL,
      exported_category INTEGER NOT NULL,
      result_action INTEGER NOT NULL,
      result_direction INTEGER NOT NULL,
      traffic_type INTEGER NOT NULL,
      rule_type INTEGER NOT NULL,
      tenant_id INTEGER NOT NULL,
      source_system INTEGER NOT NULL,
      table_name INTEGER NOT NULL,
      subscription_id INTEGER NOT NULL,
      is_billable INTEGER NOT NULL,
      UNIQUE (hash_low, hash_high)
    ) STRICT;

    -- The records, as a set: time in milliseconds and the hash of the identity are the key, so that what is inserted twice
    -- is there once. fraction is what the time has beyond the millisecond, span what lies between first and last event
    -- (NULL: no end exported), both in units of 100 ns.
    CREATE TABLE record (
      time INTEGER NOT NULL,
      key INTEGER NOT NULL,
      context INTEGER NOT NULL,
      count INTEGER NOT NULL,
      fraction INTEGER NOT NULL,
      span INTEGER,
      port INTEGER,
      reading INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      length INTEGER NOT NULL,
      billed_size REAL,
      PRIMARY KEY (time, key)
    ) STRICT, WITHOUT ROWID;
    """ + "\n\n" + NSPAccessLogsView.sql + "\n\n" + FlowsView.sql
}
