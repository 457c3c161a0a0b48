CREATE TABLE text (
  id INTEGER PRIMARY KEY,
  value TEXT NOT NULL UNIQUE
) STRICT;

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
, mark INTEGER NOT NULL DEFAULT 0, head_hash INTEGER NOT NULL DEFAULT 0, tail_hash INTEGER NOT NULL DEFAULT 0, cut INTEGER NOT NULL DEFAULT 0, continues INTEGER REFERENCES reading (id), bytes_kept INTEGER NOT NULL DEFAULT 0, bytes_duplicate INTEGER NOT NULL DEFAULT 0, bytes_rejected INTEGER NOT NULL DEFAULT 0, bytes_foreign INTEGER NOT NULL DEFAULT 0, bytes_blank INTEGER NOT NULL DEFAULT 0, bytes_framing INTEGER NOT NULL DEFAULT 0, started INTEGER NOT NULL DEFAULT 0, lacks TEXT, pruned INTEGER NOT NULL DEFAULT 0, compaction TEXT) STRICT;

CREATE INDEX reading_by_path ON reading (absolute_path, id);

CREATE TABLE reject (
  reading INTEGER NOT NULL REFERENCES reading (id),
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw BLOB NOT NULL,
  PRIMARY KEY (reading, offset, reason)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE flow_day (
  flow INTEGER NOT NULL,
  day INTEGER NOT NULL,
  events INTEGER NOT NULL,
  records INTEGER NOT NULL,
  first_time INTEGER NOT NULL,
  last_end INTEGER NOT NULL,
  PRIMARY KEY (flow, day)
) STRICT, WITHOUT ROWID;

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

CREATE VIEW NSPAccessLogs AS
SELECT
  (SELECT value FROM text WHERE id = f.rules_version) AS AccessRuleVersion,
      (SELECT value FROM text WHERE id = c.app_id) AS AppId,
      r.billed_size AS _BilledSize,
      k.name AS Category,
      r.count AS Count,
      (SELECT value FROM text WHERE id = c.destination_email) AS DestinationEmailAddress,
      (SELECT value FROM text WHERE id = c.destination_fqdn) AS DestinationFqdn,
      (SELECT value FROM text WHERE id = c.destination_parameters) AS DestinationParameters,
      (SELECT value FROM text WHERE id = c.destination_phone) AS DestinationPhoneNumber,
      (SELECT value FROM text WHERE id = c.destination_port) AS DestinationPort,
      (SELECT value FROM text WHERE id = c.destination_protocol) AS DestinationProtocol,
      (SELECT value FROM text WHERE id = c.destination_resource) AS DestinationResourceId,
      (SELECT value FROM text WHERE id = c.is_billable) AS _IsBillable,
      (SELECT value FROM text WHERE id = c.location) AS Location,
      coalesce((SELECT value FROM text WHERE id = c.matched_rule_text), CASE WHEN f.matched_rule <> 0 THEN json_object('accessRule', (SELECT value FROM text WHERE id = f.matched_rule)) END) AS MatchedRule,
      (SELECT value FROM text WHERE id = c.operation) AS OperationName,
      (SELECT value FROM text WHERE id = c.operation_version) AS OperationVersion,
      (SELECT value FROM text WHERE id = c.parameters) AS Parameters,
      (SELECT value FROM text WHERE id = f.profile) AS Profile,
      (SELECT value FROM text WHERE id = f.perimeter) AS _ResourceId,
      coalesce((SELECT value FROM text WHERE id = c.result_action), k.outcome) AS ResultAction,
      (SELECT value FROM text WHERE id = c.result_description) AS ResultDescription,
      coalesce((SELECT value FROM text WHERE id = c.result_direction), CASE k.direction WHEN 'inbound' THEN 'Inbound' WHEN 'outbound' THEN 'Outbound' END) AS ResultDirection,
      coalesce((SELECT value FROM text WHERE id = c.rule_type), k.rule_origin) AS RuleType,
      (SELECT value FROM text WHERE id = c.service_fqdn) AS ServiceFqdn,
      (SELECT value FROM text WHERE id = f.resource) AS ServiceResourceId,
      (SELECT value FROM text WHERE id = c.source_app_id) AS SourceAppId,
      (SELECT value FROM text WHERE id = c.source_address) AS SourceIpAddress,
      (SELECT value FROM text WHERE id = c.source_parameters) AS SourceParameters,
      (SELECT value FROM text WHERE id = c.source_perimeter_guids) AS SourcePerimeterGuids,
      coalesce(CAST(r.port AS TEXT), (SELECT value FROM text WHERE id = c.source_port)) AS SourcePort,
      (SELECT value FROM text WHERE id = c.source_protocol) AS SourceProtocol,
      (SELECT value FROM text WHERE id = c.source_resource) AS SourceResourceId,
      (SELECT value FROM text WHERE id = c.source_system) AS SourceSystem,
      (SELECT value FROM text WHERE id = c.subscription_id) AS _SubscriptionId,
      (SELECT value FROM text WHERE id = c.tenant_id) AS TenantId,
      strftime('%Y-%m-%dT%H:%M:%S', (r.time * 10000 + r.fraction) / 10000000, 'unixepoch') || printf('.%07dZ', (r.time * 10000 + r.fraction) % 10000000) AS TimeGenerated,
      strftime('%Y-%m-%dT%H:%M:%S', (r.time * 10000 + r.fraction + r.span) / 10000000, 'unixepoch') || printf('.%07dZ', (r.time * 10000 + r.fraction + r.span) % 10000000) AS TimeGeneratedEndTime,
      coalesce((SELECT value FROM text WHERE id = c.traffic_type), k.traffic) AS TrafficType,
      (SELECT value FROM text WHERE id = c.table_name) AS Type,
      coalesce((SELECT value FROM text WHERE id = c.exported_category), k.name) AS ExportedCategory,
      (SELECT path FROM reading WHERE id = r.reading) AS File,
      r.offset AS Offset
FROM record r
JOIN context c ON c.id = r.context
JOIN flow f ON f.id = c.flow
JOIN category k ON k.id = f.category;

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

CREATE TABLE kept (
  time INTEGER NOT NULL,
  key INTEGER NOT NULL,
  packing INTEGER NOT NULL,
  size INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (time, key)
) STRICT;

CREATE TABLE hour_source (
  id INTEGER PRIMARY KEY,
  perimeter INTEGER NOT NULL,
  category INTEGER NOT NULL REFERENCES category (id),
  resource INTEGER NOT NULL,
  profile INTEGER NOT NULL,
  UNIQUE (perimeter, category, resource, profile)
) STRICT;

CREATE TABLE hour_day (
  day INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES hour_source (id),
  hours TEXT NOT NULL,
  PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE pruning (
  before INTEGER PRIMARY KEY,
  records INTEGER NOT NULL
) STRICT;

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
