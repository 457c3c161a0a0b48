import PerimetryModel

/// A compaction as JSON Lines in the shape of a storage archive. Lines are gathered and taken out in pieces.
public struct CompactionLines {
  private var line = JSONLine()

  public init() {}

  /// Bytes gathered.
  public var count: Int { line.bytes.count }

  /// Hands over what was gathered.
  public mutating func take() -> [UInt8] {
    defer { line.removeAll() }
    return line.bytes
  }

  /// The line that says what the archive came to.
  /// - Parameter files: that it had.
  public mutating func add(_ account: IngestAccount, files: Int) {
    line.begin()
    line.begin("perimetry")
    line.begin("account")
    line.add("format", 1)
    line.add("files", Int64(files))
    line.add("read", account.read)
    line.addUnlessZero("duplicate", account.duplicate + account.pruned)
    line.addUnlessZero("conflict", account.conflict)
    line.addUnlessZero("rejected", account.rejected)
    line.addUnlessZero("foreign", account.foreign)
    line.addUnlessZero("unknown_category", account.unknownCategory)
    line.begin("bytes")
    line.add("read", account.bytes.read)
    line.addUnlessZero("kept", account.bytes.kept + account.bytes.duplicate)
    line.addUnlessZero("rejected", account.bytes.rejected)
    line.addUnlessZero("foreign", account.bytes.foreign)
    line.addUnlessZero("blank", account.bytes.blank)
    line.addUnlessZero("framing", account.bytes.framing)
    line.end()
    if !account.diagnostics.isEmpty {
      line.add(
        "diagnostics",
        account.diagnostics.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value) })
    }
    line.end()
    line.end()
    line.end()
    line.breakLine()
  }

  public mutating func add(_ record: CompactedRecord) {
    let context = record.context
    line.begin()
    line.add("time", record.time.description)
    line.add("timeGeneratedEndTime", record.end.description)
    line.add("count", record.compaction.events)
    line.add("resourceId", context[.perimeter])
    line.add("operationName", context[.operation])
    line.add("operationVersion", context[.operationVersion])
    line.add("category", CompactionLines.category(of: context))
    line.add("location", context[.location])
    line.add("resultDescription", context[.resultDescription])
    addProperties(record)
    line.add("ResultAction", context[.resultAction])
    line.add("ResultDirection", context[.resultDirection])
    line.add("TrafficType", context[.trafficType])
    line.add("RuleType", context[.ruleType])
    line.add("TenantId", context[.tenantID])
    line.add("SourceSystem", context[.sourceSystem])
    line.add("Type", context[.table])
    line.add("_SubscriptionId", context[.subscriptionID])
    line.add("_IsBillable", context[.isBillable])
    add(record.compaction)
    line.end()
    line.breakLine()
  }

  /// As exported, but for the table's name: which category it stood for only the container told.
  private static func category(of context: RecordContext) -> String {
    guard let exported = context[.exportedCategory], !LogCategory.isTableName(exported) else {
      return context.category.name
    }
    return exported
  }

  private mutating func addProperties(_ record: CompactedRecord) {
    let context = record.context
    line.begin("properties")
    line.add("serviceResourceId", context[.serviceResource])
    line.add("serviceFqdn", context[.serviceFQDN])
    line.add("accessRulesVersion", context[.rulesVersion])
    line.add("profile", context[.profile])
    line.add("appId", context[.appID])
    line.add("parameters", context[.parameters])
    if let text = context[.matchedRuleText] {
      line.add("matchedRule", text)
    } else if let rule = context[.matchedRule] {
      line.begin("matchedRule")
      line.add("accessRule", rule)
      line.end()
    }
    addGroup(
      "source",
      [
        ("resourceId", context[.sourceResource]), ("ipAddress", context[.sourceAddress]),
        ("port", record.port.map(String.init) ?? context[.sourcePort]),
        ("protocol", context[.sourceProtocol]),
        ("perimeterGuids", context[.sourcePerimeterGUIDs]), ("appId", context[.sourceAppID]),
        ("parameters", context[.sourceParameters]),
      ])
    addGroup(
      "destination",
      [
        ("resourceId", context[.destinationResource]),
        ("fullyQualifiedDomainName", context[.destinationFQDN]),
        ("port", context[.destinationPort]), ("protocol", context[.destinationProtocol]),
        ("appId", context[.destinationAppID]), ("parameters", context[.destinationParameters]),
        ("emailAddress", context[.destinationEmail]),
        ("phoneNumber", context[.destinationPhone]),
      ])
    line.add("serviceFeatureNames", context[.featureNames])
    line.end()
  }

  /// Left out where nothing is in it.
  private mutating func addGroup(_ key: StaticString, _ members: [(StaticString, String?)]) {
    if members.allSatisfy({ $0.1 == nil }) { return }
    line.begin(key)
    for (name, text) in members { line.add(name, text) }
    line.end()
  }

  private mutating func add(_ compaction: Compaction) {
    line.begin("perimetry")
    line.add("records", compaction.records)
    line.addUnlessZero("duplicate", compaction.duplicate)
    line.addUnlessZero("conflict", compaction.conflict)
    if compaction.hours.count > 1 {
      line.add("hours", compaction.hours.map { [Int64($0.hour), $0.records, $0.events] })
    }
    if let first = compaction.first {
      line.begin("first")
      addPlace(first)
      line.end()
    }
    add("last", compaction.last, beside: compaction.first?.place)
    add("largest", compaction.largest, beside: compaction.first?.place)
    line.end()
  }

  private mutating func add(
    _ key: StaticString, _ citation: Compaction.Citation?, beside first: Compaction.Place?
  ) {
    guard let citation else { return }
    line.begin(key)
    line.add("time", citation.time.description)
    line.add("identity", SixteenDigits(UInt64(bitPattern: citation.key)).text)
    addPlace(citation, beside: first)
    line.end()
  }

  /// - Parameter first: whose file is not named again.
  private mutating func addPlace(
    _ citation: Compaction.Citation, beside first: Compaction.Place? = nil
  ) {
    if let place = citation.place {
      if place.file != first?.file { line.add("file", place.file) }
      line.add("offset", place.offset)
      line.add("length", Int64(place.length))
    }
    line.add("count", citation.count)
  }
}
